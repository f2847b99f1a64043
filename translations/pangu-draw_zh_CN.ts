<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>main</name>
    <message>
        <source>Folder that holds the models, one folder each.</source>
        <translation>存放模型的文件夹，每个模型一个子文件夹。</translation>
    </message>
    <message>
        <source>Interactive image generation with a visible, editable denoising plan.</source>
        <translation>交互式图像生成，去噪计划可见、可编辑。</translation>
    </message>
    <message>
        <source>A PNG whose plan to restore.</source>
        <translation>要恢复其计划的 PNG 图片。</translation>
    </message>
</context>
<context>
    <name>ui::Actions</name>
    <message>
        <source>As the System</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>&amp;Open Picture&apos;s Plan…</source>
        <translation>打开图片的计划(&amp;O)…</translation>
    </message>
    <message>
        <source>&amp;Save Picture…</source>
        <translation>保存图片(&amp;S)…</translation>
    </message>
    <message>
        <source>&amp;Copy Picture</source>
        <translation>复制图片(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>重做(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Generate</source>
        <translation>生成(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>取消(&amp;C)</translation>
    </message>
    <message>
        <source>Cancel &amp;All</source>
        <translation>全部取消(&amp;A)</translation>
    </message>
    <message>
        <source>Zoom &amp;In</source>
        <translation>放大(&amp;I)</translation>
    </message>
    <message>
        <source>Zoom &amp;Out</source>
        <translation>缩小(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Fit the Picture</source>
        <translation>适应窗口(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Actual Size</source>
        <translation>实际大小(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;About PanGu-Draw Studio</source>
        <translation>关于 PanGu-Draw Studio(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>深色(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>浅色(&amp;L)</translation>
    </message>
    <message>
        <source>Drop the picture that is forming; those that wait follow</source>
        <translation>放弃正在生成的图片，继续排队中的图片</translation>
    </message>
    <message>
        <source>Drop the picture that is forming and all that wait</source>
        <translation>放弃正在生成的图片和所有排队中的图片</translation>
    </message>
</context>
<context>
    <name>ui::CanvasView</name>
    <message>
        <source>Canvas</source>
        <translation>画布</translation>
    </message>
    <message>
        <source>Describe a picture, then press Ctrl+Enter</source>
        <translation>描述一幅图片，然后按 Ctrl+Enter</translation>
    </message>
</context>
<context>
    <name>ui::ChoiceBox</name>
    <message>
        <source>%1 (missing)</source>
        <translation>%1（缺失）</translation>
    </message>
</context>
<context>
    <name>ui::Failure</name>
    <message>
        <source>There was not enough memory for this picture. Try a smaller size.</source>
        <translation>内存不足，无法生成此图片。请尝试较小的尺寸。</translation>
    </message>
</context>
<context>
    <name>ui::GalleryDock</name>
    <message>
        <source>Gallery</source>
        <translation>图库</translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s)</source>
        <translation>
            <numerusform>%n 张图片</numerusform>
        </translation>
    </message>
    <message>
        <source>Restore the Whole Plan</source>
        <translation>恢复完整计划</translation>
    </message>
    <message>
        <source>Restore the Prompt</source>
        <translation>恢复提示词</translation>
    </message>
    <message>
        <source>Restore the Seed</source>
        <translation>恢复种子</translation>
    </message>
    <message>
        <source>Restore the Size</source>
        <translation>恢复尺寸</translation>
    </message>
    <message>
        <source>Save Picture…</source>
        <translation>保存图片…</translation>
    </message>
    <message>
        <source>Copy Picture</source>
        <translation>复制图片</translation>
    </message>
</context>
<context>
    <name>ui::GalleryModel</name>
    <message>
        <source>Picture %1</source>
        <translation>图片 %1</translation>
    </message>
</context>
<context>
    <name>ui::GenerationFlow</name>
    <message>
        <source>Painted in %1 s · seed %2</source>
        <translation>用时 %1 秒 · 种子 %2</translation>
    </message>
    <message>
        <source>The picture could not be written to the gallery folder; save it elsewhere.</source>
        <translation>图片无法写入图库文件夹，请另存到其他位置。</translation>
    </message>
    <message>
        <source>The picture could not be painted</source>
        <translation>图片生成失败</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>No model was found: start with --models and the folder that holds yours.</source>
        <translation>未找到模型：请用 --models 指定存放模型的文件夹后启动。</translation>
    </message>
</context>
<context>
    <name>ui::MainWindow</name>
    <message>
        <source>PanGu-Draw Studio</source>
        <translation>PanGu-Draw Studio</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Picture</source>
        <translation>图片(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>主题(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Settings</source>
        <translation>设置(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>语言(&amp;L)</translation>
    </message>
    <message>
        <source>The language changes at the next start.</source>
        <translation>语言将在下次启动时更改。</translation>
    </message>
</context>
<context>
    <name>ui::MessageBar</name>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>ui::PictureExchange</name>
    <message>
        <source>%1 holds no plan: it was saved without one.</source>
        <translation>%1 不含计划：保存时没有写入。</translation>
    </message>
    <message>
        <source>The plan of %1 is restored.</source>
        <translation>已恢复 %1 的计划。</translation>
    </message>
</context>
<context>
    <name>ui::PlanBar</name>
    <message>
        <source>Denoising plan</source>
        <translation>去噪计划</translation>
    </message>
    <message>
        <source>Drag the handle: structure paints before it, texture after it. A double click resets it.</source>
        <translation>拖动手柄：手柄之前由结构生成器绘制，之后由纹理生成器绘制。双击复位。</translation>
    </message>
    <message>
        <source>Generator</source>
        <translation>生成器</translation>
    </message>
    <message>
        <source>structure</source>
        <translation>结构</translation>
    </message>
    <message>
        <source>texture</source>
        <translation>纹理</translation>
    </message>
    <message>
        <source>T_struct %1</source>
        <translation>T_struct %1</translation>
    </message>
</context>
<context>
    <name>ui::PlanDock</name>
    <message>
        <source>Plan</source>
        <translation>计划</translation>
    </message>
    <message>
        <source>Sampler</source>
        <translation>采样器</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步数</translation>
    </message>
    <message>
        <source>More steps take longer and show finer detail</source>
        <translation>步数越多，用时越长，细节越精细</translation>
    </message>
    <message>
        <source>Guidance</source>
        <translation>引导强度</translation>
    </message>
    <message>
        <source>How closely the picture keeps to the prompt; 1 leaves the negative prompt out</source>
        <translation>图片遵循提示词的程度；为 1 时不使用反向提示词</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>尺寸</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>T_struct</source>
        <translation>T_struct</translation>
    </message>
    <message>
        <source>Generate</source>
        <translation>生成</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Cancelling…</source>
        <translation>正在取消…</translation>
    </message>
    <message>
        <source>Paint this plan (Ctrl+Enter)</source>
        <translation>按此计划生成 (Ctrl+Enter)</translation>
    </message>
    <message>
        <source>Drop the picture that is forming (Esc)</source>
        <translation>放弃正在生成的图片 (Esc)</translation>
    </message>
</context>
<context>
    <name>ui::PlanField</name>
    <message>
        <source>prompt</source>
        <translation>提示词</translation>
    </message>
    <message>
        <source>negative prompt</source>
        <translation>反向提示词</translation>
    </message>
    <message>
        <source>model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>步数</translation>
    </message>
    <message>
        <source>guidance</source>
        <translation>引导强度</translation>
    </message>
    <message>
        <source>sampler</source>
        <translation>采样器</translation>
    </message>
    <message>
        <source>seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>T_struct</source>
        <translation>T_struct</translation>
    </message>
    <message>
        <source>size</source>
        <translation>尺寸</translation>
    </message>
    <message>
        <source>whole plan</source>
        <translation>完整计划</translation>
    </message>
</context>
<context>
    <name>ui::PlanPanel</name>
    <message>
        <source>Denoising plan</source>
        <translation>去噪计划</translation>
    </message>
    <message numerus="yes">
        <source>%n step(s)</source>
        <translation>
            <numerusform>%n 步</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::PromptDock</name>
    <message>
        <source>Prompt</source>
        <translation>提示词</translation>
    </message>
    <message>
        <source>a girl in a red dress on the beach, watercolour</source>
        <translation>海滩上穿红裙的女孩，水彩画</translation>
    </message>
    <message>
        <source>what the picture should keep away from</source>
        <translation>图片中应避免的内容</translation>
    </message>
    <message>
        <source>Negative prompt</source>
        <translation>反向提示词</translation>
    </message>
    <message>
        <source>The model reads %1 tokens: the struck-out end of the prompt is left out.</source>
        <translation>模型只读取 %1 个词元：划掉的部分不会生效。</translation>
    </message>
    <message>
        <source>Tokens of the prompt, and how many the model reads</source>
        <translation>提示词的词元数，以及模型读取的上限</translation>
    </message>
</context>
<context>
    <name>ui::SeedEditor</name>
    <message>
        <source>A new random seed for each picture</source>
        <translation>每张图片使用新的随机种子</translation>
    </message>
    <message>
        <source>Use the seed of the picture on the canvas</source>
        <translation>使用画布上图片的种子</translation>
    </message>
    <message>
        <source>The next seed</source>
        <translation>下一个种子</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>The same seed and plan give the same picture</source>
        <translation>相同的种子和计划得到相同的图片</translation>
    </message>
    <message>
        <source>random</source>
        <translation>随机</translation>
    </message>
</context>
<context>
    <name>ui::SizeEditor</name>
    <message>
        <source>Width</source>
        <translation>宽度</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>高度</translation>
    </message>
    <message>
        <source>%1 in pixels</source>
        <translation>%1（像素）</translation>
    </message>
    <message>
        <source>Ratio of width to height</source>
        <translation>宽高比</translation>
    </message>
    <message>
        <source>Swap width and height</source>
        <translation>交换宽度和高度</translation>
    </message>
    <message>
        <source>This model paints in multiples of %1. &lt;a href=&quot;round&quot;&gt;Round to %2&lt;/a&gt;</source>
        <translation>此模型的尺寸须为 %1 的倍数。&lt;a href=&quot;round&quot;&gt;取整为 %2&lt;/a&gt;</translation>
    </message>
</context>
<context>
    <name>ui::StatusLine</name>
    <message>
        <source>Loading the model</source>
        <translation>正在加载模型</translation>
    </message>
    <message>
        <source>Reading the prompt</source>
        <translation>正在读取提示词</translation>
    </message>
    <message>
        <source>Decoding the picture</source>
        <translation>正在解码图片</translation>
    </message>
    <message>
        <source>Structure generator</source>
        <translation>结构生成器</translation>
    </message>
    <message>
        <source>Texture generator</source>
        <translation>纹理生成器</translation>
    </message>
    <message>
        <source>Sampling</source>
        <translation>采样中</translation>
    </message>
    <message>
        <source>about %1 s left</source>
        <translation>约剩 %1 秒</translation>
    </message>
    <message>
        <source>about %1 min left</source>
        <translation>约剩 %1 分钟</translation>
    </message>
    <message>
        <source>Esc cancels</source>
        <translation>按 Esc 取消</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>就绪</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>正在开始</translation>
    </message>
    <message>
        <source>step %1 of %2</source>
        <translation>第 %1 步，共 %2 步</translation>
    </message>
    <message>
        <source>Cancelling…</source>
        <translation>正在取消…</translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n 个排队中</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::SystemDialogs</name>
    <message>
        <source>PNG pictures (*.png)</source>
        <translation>PNG 图片 (*.png)</translation>
    </message>
    <message>
        <source>Open a picture&apos;s plan</source>
        <translation>打开图片的计划</translation>
    </message>
    <message>
        <source>Save the picture</source>
        <translation>保存图片</translation>
    </message>
    <message>
        <source>About PanGu-Draw Studio</source>
        <translation>关于 PanGu-Draw Studio</translation>
    </message>
    <message>
        <source>&lt;h3&gt;PanGu-Draw Studio %1&lt;/h3&gt;&lt;p&gt;Interactive image generation with a visible, editable denoising plan.&lt;/p&gt;&lt;p&gt;After the PanGu-Draw paper (Lu et al., 2023, arXiv 2312.16486). Runs on this machine alone: nothing is sent anywhere.&lt;/p&gt;</source>
        <translation>&lt;h3&gt;PanGu-Draw Studio %1&lt;/h3&gt;&lt;p&gt;交互式图像生成，去噪计划可见、可编辑。&lt;/p&gt;&lt;p&gt;依据 PanGu-Draw 论文（Lu 等，2023，arXiv 2312.16486）。仅在本机运行，不发送任何数据。&lt;/p&gt;</translation>
    </message>
</context>
<context>
    <name>ui::TStructEditor</name>
    <message>
        <source>T_struct</source>
        <translation>T_struct</translation>
    </message>
    <message>
        <source>Structure paints above this timestep, texture at and below it</source>
        <translation>高于此时间步由结构生成器绘制，不高于此时间步由纹理生成器绘制</translation>
    </message>
</context>
</TS>
