<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>main</name>
    <message>
        <location filename="../app/gui_main.cpp" line="25"/>
        <source>Folder that holds the models, one folder each.</source>
        <translation>存放模型的文件夹，每个模型一个子文件夹。</translation>
    </message>
    <message>
        <location filename="../app/gui_main.cpp" line="27"/>
        <source>Interactive image generation with a visible, editable denoising plan.</source>
        <translation>交互式图像生成，去噪计划可见、可编辑。</translation>
    </message>
    <message>
        <location filename="../app/gui_main.cpp" line="31"/>
        <source>A PNG whose plan to restore.</source>
        <translation>要恢复其计划的 PNG 图片。</translation>
    </message>
</context>
<context>
    <name>ui::Actions</name>
    <message>
        <location filename="../ui/actions.cpp" line="46"/>
        <source>As the System</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <location filename="../ui/actions.cpp" line="55"/>
        <source>&amp;Open Picture&apos;s Plan…</source>
        <translation>打开图片的计划(&amp;O)…</translation>
    </message>
    <message>
        <location filename="../ui/actions.cpp" line="56"/>
        <source>&amp;Save Picture…</source>
        <translation>保存图片(&amp;S)…</translation>
    </message>
    <message>
        <location filename="../ui/actions.cpp" line="57"/>
        <source>&amp;Copy Picture</source>
        <translation>复制图片(&amp;C)</translation>
    </message>
    <message>
        <location filename="../ui/actions.cpp" line="58"/>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <location filename="../ui/actions.cpp" line="59"/>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <location filename="../ui/actions.cpp" line="60"/>
        <source>&amp;Redo</source>
        <translation>重做(&amp;R)</translation>
    </message>
    <message>
        <location filename="../ui/actions.cpp" line="61"/>
        <source>&amp;Generate</source>
        <translation>生成(&amp;G)</translation>
    </message>
    <message>
        <location filename="../ui/actions.cpp" line="62"/>
        <source>&amp;Cancel</source>
        <translation>取消(&amp;C)</translation>
    </message>
    <message>
        <location filename="../ui/actions.cpp" line="63"/>
        <source>Cancel &amp;All</source>
        <translation>全部取消(&amp;A)</translation>
    </message>
    <message>
        <location filename="../ui/actions.cpp" line="64"/>
        <source>Zoom &amp;In</source>
        <translation>放大(&amp;I)</translation>
    </message>
    <message>
        <location filename="../ui/actions.cpp" line="65"/>
        <source>Zoom &amp;Out</source>
        <translation>缩小(&amp;O)</translation>
    </message>
    <message>
        <location filename="../ui/actions.cpp" line="66"/>
        <source>&amp;Fit the Picture</source>
        <translation>适应窗口(&amp;F)</translation>
    </message>
    <message>
        <location filename="../ui/actions.cpp" line="67"/>
        <source>&amp;Actual Size</source>
        <translation>实际大小(&amp;A)</translation>
    </message>
    <message>
        <location filename="../ui/actions.cpp" line="68"/>
        <source>Show the &amp;Pose</source>
        <translation>显示姿势(&amp;P)</translation>
    </message>
    <message>
        <location filename="../ui/actions.cpp" line="69"/>
        <source>Show the &amp;Edges</source>
        <translation>显示边缘(&amp;E)</translation>
    </message>
    <message>
        <location filename="../ui/actions.cpp" line="72"/>
        <source>&amp;About PanGu-Draw Studio</source>
        <translation>关于 PanGu-Draw Studio(&amp;A)</translation>
    </message>
    <message>
        <location filename="../ui/actions.cpp" line="73"/>
        <source>&amp;Dark</source>
        <translation>深色(&amp;D)</translation>
    </message>
    <message>
        <location filename="../ui/actions.cpp" line="74"/>
        <source>&amp;Light</source>
        <translation>浅色(&amp;L)</translation>
    </message>
    <message>
        <location filename="../ui/actions.cpp" line="75"/>
        <source>Drop the picture that is forming; those that wait follow</source>
        <translation>放弃正在生成的图片，继续排队中的图片</translation>
    </message>
    <message>
        <location filename="../ui/actions.cpp" line="76"/>
        <source>Drop the picture that is forming and all that wait</source>
        <translation>放弃正在生成的图片和所有排队中的图片</translation>
    </message>
</context>
<context>
    <name>ui::CanvasView</name>
    <message>
        <location filename="../ui/canvas/canvas_view.cpp" line="34"/>
        <source>Canvas</source>
        <translation>画布</translation>
    </message>
    <message>
        <location filename="../ui/canvas/canvas_view.cpp" line="162"/>
        <source>Describe a picture, then press Ctrl+Enter</source>
        <translation>描述一幅图片，然后按 Ctrl+Enter</translation>
    </message>
</context>
<context>
    <name>ui::ChoiceBox</name>
    <message>
        <location filename="../ui/docks/choice_box.cpp" line="34"/>
        <source>%1 (missing)</source>
        <translation>%1（缺失）</translation>
    </message>
</context>
<context>
    <name>ui::ControlCard</name>
    <message>
        <location filename="../ui/docks/control_card.cpp" line="23"/>
        <source>Strength</source>
        <translation>强度</translation>
    </message>
    <message>
        <location filename="../ui/docks/control_card.cpp" line="24"/>
        <source>Acts</source>
        <translation>作用区间</translation>
    </message>
    <message>
        <location filename="../ui/docks/control_card.cpp" line="48"/>
        <source>missing</source>
        <translation>缺失</translation>
    </message>
    <message>
        <location filename="../ui/docks/control_card.cpp" line="49"/>
        <source>reads the pose</source>
        <translation>读取姿势</translation>
    </message>
    <message>
        <location filename="../ui/docks/control_card.cpp" line="50"/>
        <source>reads the edges</source>
        <translation>读取边缘</translation>
    </message>
</context>
<context>
    <name>ui::ControlsDock</name>
    <message>
        <location filename="../ui/docks/controls_dock.cpp" line="34"/>
        <source>Controls</source>
        <translation>控制</translation>
    </message>
    <message>
        <location filename="../ui/docks/controls_dock.cpp" line="59"/>
        <source>Pose</source>
        <translation>姿势</translation>
    </message>
    <message>
        <location filename="../ui/docks/controls_dock.cpp" line="60"/>
        <location filename="../ui/docks/controls_dock.cpp" line="73"/>
        <source>Load…</source>
        <translation>载入…</translation>
    </message>
    <message>
        <location filename="../ui/docks/controls_dock.cpp" line="60"/>
        <source>Load people from an OpenPose JSON file</source>
        <translation>从 OpenPose JSON 文件载入人物</translation>
    </message>
    <message>
        <location filename="../ui/docks/controls_dock.cpp" line="61"/>
        <source>Save…</source>
        <translation>保存…</translation>
    </message>
    <message>
        <location filename="../ui/docks/controls_dock.cpp" line="61"/>
        <source>Save the people as OpenPose JSON</source>
        <translation>将人物保存为 OpenPose JSON</translation>
    </message>
    <message>
        <location filename="../ui/docks/controls_dock.cpp" line="62"/>
        <location filename="../ui/docks/controls_dock.cpp" line="75"/>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
    <message>
        <location filename="../ui/docks/controls_dock.cpp" line="62"/>
        <source>Paint without a pose</source>
        <translation>不用姿势作画</translation>
    </message>
    <message>
        <location filename="../ui/docks/controls_dock.cpp" line="72"/>
        <source>Edges</source>
        <translation>边缘</translation>
    </message>
    <message>
        <location filename="../ui/docks/controls_dock.cpp" line="73"/>
        <source>Load a ready map: white lines on black</source>
        <translation>载入现成的边缘图：黑底白线</translation>
    </message>
    <message>
        <location filename="../ui/docks/controls_dock.cpp" line="74"/>
        <source>From a picture…</source>
        <translation>取自图片…</translation>
    </message>
    <message>
        <location filename="../ui/docks/controls_dock.cpp" line="74"/>
        <source>Find the edges of a picture</source>
        <translation>提取一张图片的边缘</translation>
    </message>
    <message>
        <location filename="../ui/docks/controls_dock.cpp" line="75"/>
        <source>Paint without edges</source>
        <translation>不用边缘作画</translation>
    </message>
    <message>
        <location filename="../ui/docks/controls_dock.cpp" line="90"/>
        <source>Weak edges</source>
        <translation>弱边缘</translation>
    </message>
    <message>
        <location filename="../ui/docks/controls_dock.cpp" line="91"/>
        <source>Strong edges</source>
        <translation>强边缘</translation>
    </message>
    <message>
        <location filename="../ui/docks/controls_dock.cpp" line="108"/>
        <source>Threshold of Canny&apos;s edge finder, 0 to 255</source>
        <translation>Canny 边缘检测的阈值，0 到 255</translation>
    </message>
    <message>
        <location filename="../ui/docks/controls_dock.cpp" line="122"/>
        <source>Add a ControlNet ▾</source>
        <translation>添加 ControlNet ▾</translation>
    </message>
    <message>
        <location filename="../ui/docks/controls_dock.cpp" line="123"/>
        <source>A network that makes the plan&apos;s own model follow the pose or the edges</source>
        <translation>让方案自身的模型遵循姿势或边缘的网络</translation>
    </message>
    <message>
        <location filename="../ui/docks/controls_dock.cpp" line="168"/>
        <source>No pose: drop an OpenPose JSON file here</source>
        <translation>没有姿势：把 OpenPose JSON 文件拖到这里</translation>
    </message>
    <message numerus="yes">
        <location filename="../ui/docks/controls_dock.cpp" line="168"/>
        <source>%n person(s)</source>
        <translation>
            <numerusform>%n 个人物</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../ui/docks/controls_dock.cpp" line="179"/>
        <source>No edges: load a map, or find them in a picture</source>
        <translation>没有边缘：载入边缘图，或从图片中提取</translation>
    </message>
</context>
<context>
    <name>ui::Failure</name>
    <message>
        <location filename="../ui/worker/failure.cpp" line="13"/>
        <source>There was not enough memory for this picture. Try a smaller size.</source>
        <translation>内存不足，无法生成此图片。请尝试较小的尺寸。</translation>
    </message>
</context>
<context>
    <name>ui::GalleryDock</name>
    <message>
        <location filename="../ui/docks/gallery_dock.cpp" line="39"/>
        <location filename="../ui/docks/gallery_dock.cpp" line="50"/>
        <source>Gallery</source>
        <translation>图库</translation>
    </message>
    <message numerus="yes">
        <location filename="../ui/docks/gallery_dock.cpp" line="75"/>
        <source>%n picture(s)</source>
        <translation>
            <numerusform>%n 张图片</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../ui/docks/gallery_dock.cpp" line="89"/>
        <source>Restore the Whole Plan</source>
        <translation>恢复完整计划</translation>
    </message>
    <message>
        <location filename="../ui/docks/gallery_dock.cpp" line="90"/>
        <source>Restore the Prompt</source>
        <translation>恢复提示词</translation>
    </message>
    <message>
        <location filename="../ui/docks/gallery_dock.cpp" line="91"/>
        <source>Restore the Seed</source>
        <translation>恢复种子</translation>
    </message>
    <message>
        <location filename="../ui/docks/gallery_dock.cpp" line="92"/>
        <source>Restore the Size</source>
        <translation>恢复尺寸</translation>
    </message>
    <message>
        <location filename="../ui/docks/gallery_dock.cpp" line="94"/>
        <source>Save Picture…</source>
        <translation>保存图片…</translation>
    </message>
    <message>
        <location filename="../ui/docks/gallery_dock.cpp" line="95"/>
        <source>Copy Picture</source>
        <translation>复制图片</translation>
    </message>
</context>
<context>
    <name>ui::GalleryModel</name>
    <message>
        <location filename="../ui/docks/gallery_model.cpp" line="27"/>
        <source>Picture %1</source>
        <translation>图片 %1</translation>
    </message>
</context>
<context>
    <name>ui::GenerationFlow</name>
    <message>
        <location filename="../ui/generation_flow.cpp" line="99"/>
        <source>Painted in %1 s · seed %2</source>
        <translation>用时 %1 秒 · 种子 %2</translation>
    </message>
    <message>
        <location filename="../ui/generation_flow.cpp" line="102"/>
        <source>The picture could not be written to the gallery folder; save it elsewhere.</source>
        <translation>图片无法写入图库文件夹，请另存到其他位置。</translation>
    </message>
    <message>
        <location filename="../ui/generation_flow.cpp" line="108"/>
        <source>The picture could not be painted</source>
        <translation>图片生成失败</translation>
    </message>
    <message>
        <location filename="../ui/generation_flow.cpp" line="111"/>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <location filename="../ui/generation_flow.cpp" line="135"/>
        <source>No model was found: start with --models and the folder that holds yours.</source>
        <translation>未找到模型：请用 --models 指定存放模型的文件夹后启动。</translation>
    </message>
</context>
<context>
    <name>ui::LowStageEditor</name>
    <message>
        <location filename="../ui/docks/low_stage_editor.cpp" line="27"/>
        <source>small first</source>
        <translation>先画小图</translation>
    </message>
    <message>
        <location filename="../ui/docks/low_stage_editor.cpp" line="28"/>
        <source>Width of the low-resolution stage</source>
        <translation>低分辨率阶段的宽度</translation>
    </message>
    <message>
        <location filename="../ui/docks/low_stage_editor.cpp" line="29"/>
        <source>Height of the low-resolution stage</source>
        <translation>低分辨率阶段的高度</translation>
    </message>
    <message>
        <location filename="../ui/docks/low_stage_editor.cpp" line="30"/>
        <source>T_low</source>
        <translation>T_low</translation>
    </message>
    <message>
        <location filename="../ui/docks/low_stage_editor.cpp" line="34"/>
        <source>Paint the layout at a low resolution, then go on at the full one</source>
        <translation>先以低分辨率画出布局，再以完整分辨率继续</translation>
    </message>
    <message>
        <location filename="../ui/docks/low_stage_editor.cpp" line="35"/>
        <source>The timestep at which the low-resolution stage hands its picture over</source>
        <translation>低分辨率阶段交出图片的时间步</translation>
    </message>
    <message>
        <location filename="../ui/docks/low_stage_editor.cpp" line="119"/>
        <source>The model knows pictures of about %1 × %2. &lt;a href=&quot;low&quot;&gt;Begin at %3 × %4&lt;/a&gt;</source>
        <translation>此模型熟悉约 %1 × %2 的图片。&lt;a href=&quot;low&quot;&gt;从 %3 × %4 开始&lt;/a&gt;</translation>
    </message>
</context>
<context>
    <name>ui::MainWindow</name>
    <message>
        <location filename="../ui/main_window.cpp" line="58"/>
        <source>PanGu-Draw Studio</source>
        <translation>PanGu-Draw Studio</translation>
    </message>
    <message>
        <location filename="../ui/main_window.cpp" line="87"/>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <location filename="../ui/main_window.cpp" line="91"/>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <location filename="../ui/main_window.cpp" line="92"/>
        <source>&amp;Picture</source>
        <translation>图片(&amp;P)</translation>
    </message>
    <message>
        <location filename="../ui/main_window.cpp" line="95"/>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <location filename="../ui/main_window.cpp" line="99"/>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <location filename="../ui/main_window.cpp" line="108"/>
        <source>&amp;Theme</source>
        <translation>主题(&amp;T)</translation>
    </message>
    <message>
        <location filename="../ui/main_window.cpp" line="112"/>
        <source>&amp;Settings</source>
        <translation>设置(&amp;S)</translation>
    </message>
    <message>
        <location filename="../ui/main_window.cpp" line="113"/>
        <source>&amp;Language</source>
        <translation>语言(&amp;L)</translation>
    </message>
    <message>
        <location filename="../ui/main_window.cpp" line="175"/>
        <source>The language changes at the next start.</source>
        <translation>语言将在下次启动时更改。</translation>
    </message>
</context>
<context>
    <name>ui::MessageBar</name>
    <message>
        <location filename="../ui/support/message_bar.cpp" line="34"/>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <location filename="../ui/support/message_bar.cpp" line="41"/>
        <source>Dismiss</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>ui::ModelCard</name>
    <message>
        <location filename="../ui/docks/model_card.cpp" line="39"/>
        <source>Whether it takes part</source>
        <translation>是否参与</translation>
    </message>
    <message>
        <location filename="../ui/docks/model_card.cpp" line="45"/>
        <source>Take it out of the plan</source>
        <translation>从方案中移除</translation>
    </message>
</context>
<context>
    <name>ui::PartnerCard</name>
    <message>
        <location filename="../ui/docks/partner_card.cpp" line="37"/>
        <source>How far the partner moves the picture at each step</source>
        <translation>伙伴模型在每一步对图片的影响程度</translation>
    </message>
    <message>
        <location filename="../ui/docks/partner_card.cpp" line="38"/>
        <source>Strength</source>
        <translation>强度</translation>
    </message>
    <message>
        <location filename="../ui/docks/partner_card.cpp" line="39"/>
        <source>Acts</source>
        <translation>作用区间</translation>
    </message>
    <message>
        <location filename="../ui/docks/partner_card.cpp" line="40"/>
        <location filename="../ui/docks/partner_card.cpp" line="44"/>
        <source>Guidance</source>
        <translation>引导强度</translation>
    </message>
    <message>
        <location filename="../ui/docks/partner_card.cpp" line="41"/>
        <source>Bridge</source>
        <translation>桥接</translation>
    </message>
    <message>
        <location filename="../ui/docks/partner_card.cpp" line="45"/>
        <source>How closely the partner keeps to the prompt and to its control map</source>
        <translation>伙伴模型遵循提示词和控制图的程度</translation>
    </message>
    <message>
        <location filename="../ui/docks/partner_card.cpp" line="89"/>
        <source>learned</source>
        <translation>学习式</translation>
    </message>
    <message>
        <location filename="../ui/docks/partner_card.cpp" line="89"/>
        <source>A small network between the latent spaces: fast</source>
        <translation>潜空间之间的小型网络：快</translation>
    </message>
    <message>
        <location filename="../ui/docks/partner_card.cpp" line="90"/>
        <source>image space</source>
        <translation>图像空间</translation>
    </message>
    <message>
        <location filename="../ui/docks/partner_card.cpp" line="90"/>
        <source>Decodes and encodes the picture at each step: exact, slow</source>
        <translation>每一步都解码再编码图片：精确，慢</translation>
    </message>
    <message>
        <location filename="../ui/docks/partner_card.cpp" line="105"/>
        <source>missing</source>
        <translation>缺失</translation>
    </message>
</context>
<context>
    <name>ui::PartnersDock</name>
    <message>
        <location filename="../ui/docks/partners_dock.cpp" line="16"/>
        <source>Partners</source>
        <translation>伙伴模型</translation>
    </message>
    <message>
        <location filename="../ui/docks/partners_dock.cpp" line="21"/>
        <source>Add a partner ▾</source>
        <translation>添加伙伴 ▾</translation>
    </message>
    <message>
        <location filename="../ui/docks/partners_dock.cpp" line="22"/>
        <source>A model with a latent space of its own that paints along</source>
        <translation>拥有自己潜空间、一同作画的模型</translation>
    </message>
</context>
<context>
    <name>ui::PictureExchange</name>
    <message>
        <location filename="../ui/picture_exchange.cpp" line="58"/>
        <source>%1 holds no plan: it was saved without one.</source>
        <translation>%1 不含计划：保存时没有写入。</translation>
    </message>
    <message>
        <location filename="../ui/picture_exchange.cpp" line="62"/>
        <source>The plan of %1 is restored.</source>
        <translation>已恢复 %1 的计划。</translation>
    </message>
</context>
<context>
    <name>ui::PlanBar</name>
    <message>
        <location filename="../ui/docks/plan_bar.cpp" line="35"/>
        <source>Denoising plan</source>
        <translation>去噪计划</translation>
    </message>
    <message>
        <location filename="../ui/docks/plan_bar.cpp" line="38"/>
        <source>Drag the handle: structure paints before it, texture after it. A double click resets it.</source>
        <translation>拖动手柄：手柄之前由结构生成器绘制，之后由纹理生成器绘制。双击复位。</translation>
    </message>
    <message>
        <location filename="../ui/docks/plan_bar.cpp" line="122"/>
        <source>Generator</source>
        <translation>生成器</translation>
    </message>
    <message>
        <location filename="../ui/docks/plan_bar.cpp" line="147"/>
        <source>structure</source>
        <translation>结构</translation>
    </message>
    <message>
        <location filename="../ui/docks/plan_bar.cpp" line="148"/>
        <source>texture</source>
        <translation>纹理</translation>
    </message>
    <message>
        <location filename="../ui/docks/plan_bar.cpp" line="183"/>
        <source>T_struct %1</source>
        <translation>T_struct %1</translation>
    </message>
    <message>
        <location filename="../ui/docks/plan_bar.cpp" line="183"/>
        <source>T_low %1</source>
        <translation>T_low %1</translation>
    </message>
</context>
<context>
    <name>ui::PlanDock</name>
    <message>
        <location filename="../ui/docks/plan_dock.cpp" line="32"/>
        <source>Plan</source>
        <translation>计划</translation>
    </message>
    <message>
        <location filename="../ui/docks/plan_dock.cpp" line="39"/>
        <location filename="../ui/docks/plan_dock.cpp" line="104"/>
        <source>Sampler</source>
        <translation>采样器</translation>
    </message>
    <message>
        <location filename="../ui/docks/plan_dock.cpp" line="42"/>
        <location filename="../ui/docks/plan_dock.cpp" line="107"/>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <location filename="../ui/docks/plan_dock.cpp" line="53"/>
        <location filename="../ui/docks/plan_dock.cpp" line="102"/>
        <source>Steps</source>
        <translation>步数</translation>
    </message>
    <message>
        <location filename="../ui/docks/plan_dock.cpp" line="54"/>
        <source>More steps take longer and show finer detail</source>
        <translation>步数越多，用时越长，细节越精细</translation>
    </message>
    <message>
        <location filename="../ui/docks/plan_dock.cpp" line="58"/>
        <location filename="../ui/docks/plan_dock.cpp" line="103"/>
        <source>Guidance</source>
        <translation>引导强度</translation>
    </message>
    <message>
        <location filename="../ui/docks/plan_dock.cpp" line="59"/>
        <source>How closely the picture keeps to the prompt; 1 leaves the negative prompt out</source>
        <translation>图片遵循提示词的程度；为 1 时不使用反向提示词</translation>
    </message>
    <message>
        <location filename="../ui/docks/plan_dock.cpp" line="100"/>
        <source>Size</source>
        <translation>尺寸</translation>
    </message>
    <message>
        <location filename="../ui/docks/plan_dock.cpp" line="101"/>
        <source>Stages</source>
        <translation>阶段</translation>
    </message>
    <message>
        <location filename="../ui/docks/plan_dock.cpp" line="105"/>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <location filename="../ui/docks/plan_dock.cpp" line="106"/>
        <source>T_struct</source>
        <translation>T_struct</translation>
    </message>
    <message>
        <location filename="../ui/docks/plan_dock.cpp" line="159"/>
        <source>Generate</source>
        <translation>生成</translation>
    </message>
    <message>
        <location filename="../ui/docks/plan_dock.cpp" line="160"/>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <location filename="../ui/docks/plan_dock.cpp" line="161"/>
        <source>Cancelling…</source>
        <translation>正在取消…</translation>
    </message>
    <message>
        <location filename="../ui/docks/plan_dock.cpp" line="162"/>
        <source>Paint this plan (Ctrl+Enter)</source>
        <translation>按此计划生成 (Ctrl+Enter)</translation>
    </message>
    <message>
        <location filename="../ui/docks/plan_dock.cpp" line="163"/>
        <source>Drop the picture that is forming (Esc)</source>
        <translation>放弃正在生成的图片 (Esc)</translation>
    </message>
</context>
<context>
    <name>ui::ContentField</name>
    <message>
        <location filename="../ui/document/plan_edits.cpp" line="24"/>
        <location filename="../ui/document/plan_edits.cpp" line="104"/>
        <source>prompt</source>
        <translation>提示词</translation>
    </message>
    <message>
        <location filename="../ui/document/plan_edits.cpp" line="26"/>
        <source>negative prompt</source>
        <translation>反向提示词</translation>
    </message>
    <message>
        <location filename="../ui/document/plan_edits.cpp" line="28"/>
        <source>model</source>
        <translation>模型</translation>
    </message>
    <message>
        <location filename="../ui/document/plan_edits.cpp" line="29"/>
        <source>steps</source>
        <translation>步数</translation>
    </message>
    <message>
        <location filename="../ui/document/plan_edits.cpp" line="31"/>
        <source>guidance</source>
        <translation>引导强度</translation>
    </message>
    <message>
        <location filename="../ui/document/plan_edits.cpp" line="33"/>
        <source>sampler</source>
        <translation>采样器</translation>
    </message>
    <message>
        <location filename="../ui/document/plan_edits.cpp" line="35"/>
        <source>seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <location filename="../ui/document/plan_edits.cpp" line="37"/>
        <source>T_struct</source>
        <translation>T_struct</translation>
    </message>
    <message>
        <location filename="../ui/document/plan_edits.cpp" line="40"/>
        <source>low-resolution stage</source>
        <translation>低分辨率阶段</translation>
    </message>
    <message>
        <location filename="../ui/document/plan_edits.cpp" line="46"/>
        <source>partners</source>
        <translation>伙伴模型</translation>
    </message>
    <message>
        <location filename="../ui/document/plan_edits.cpp" line="48"/>
        <source>controls</source>
        <translation>控制</translation>
    </message>
    <message>
        <location filename="../ui/document/plan_edits.cpp" line="54"/>
        <source>size</source>
        <translation>尺寸</translation>
    </message>
    <message>
        <location filename="../ui/document/plan_edits.cpp" line="58"/>
        <source>whole plan</source>
        <translation>完整计划</translation>
    </message>
    <message>
        <location filename="../ui/document/partner_choice.cpp" line="54"/>
        <location filename="../ui/document/plan_edits.cpp" line="42"/>
        <source>pose</source>
        <translation>姿势</translation>
    </message>
    <message>
        <location filename="../ui/document/partner_choice.cpp" line="59"/>
        <location filename="../ui/document/plan_edits.cpp" line="44"/>
        <source>edges</source>
        <translation>边缘</translation>
    </message>
</context>
<context>
    <name>ui::PlanPanel</name>
    <message>
        <location filename="../ui/docks/plan_panel.cpp" line="15"/>
        <source>Denoising plan</source>
        <translation>去噪计划</translation>
    </message>
    <message numerus="yes">
        <location filename="../ui/docks/plan_panel.cpp" line="36"/>
        <source>%n step(s)</source>
        <translation>
            <numerusform>%n 步</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::PlanRow</name>
    <message>
        <location filename="../ui/docks/plan_rows.cpp" line="42"/>
        <source>Resolution</source>
        <translation>分辨率</translation>
    </message>
    <message>
        <location filename="../ui/docks/plan_rows.cpp" line="44"/>
        <source>The layout forms at the low resolution; at T_low its picture is enlarged and goes on.</source>
        <translation>布局在低分辨率下成形；到 T_low 时图片被放大并继续。</translation>
    </message>
    <message>
        <location filename="../ui/docks/plan_rows.cpp" line="78"/>
        <source>%1 acts at %2; the height is its strength.</source>
        <translation>%1 在 %2 起作用；高度表示强度。</translation>
    </message>
    <message>
        <location filename="../ui/docks/plan_rows.cpp" line="138"/>
        <source>%1 acts at %2.</source>
        <translation>%1 在 %2 起作用。</translation>
    </message>
</context>
<context>
    <name>ui::PromptDock</name>
    <message>
        <location filename="../ui/docks/prompt_dock.cpp" line="26"/>
        <location filename="../ui/docks/prompt_dock.cpp" line="34"/>
        <source>Prompt</source>
        <translation>提示词</translation>
    </message>
    <message>
        <location filename="../ui/docks/prompt_dock.cpp" line="33"/>
        <source>a girl in a red dress on the beach, watercolour</source>
        <translation>海滩上穿红裙的女孩，水彩画</translation>
    </message>
    <message>
        <location filename="../ui/docks/prompt_dock.cpp" line="35"/>
        <source>what the picture should keep away from</source>
        <translation>图片中应避免的内容</translation>
    </message>
    <message>
        <location filename="../ui/docks/prompt_dock.cpp" line="36"/>
        <location filename="../ui/docks/prompt_dock.cpp" line="45"/>
        <source>Negative prompt</source>
        <translation>反向提示词</translation>
    </message>
    <message>
        <location filename="../ui/docks/prompt_dock.cpp" line="103"/>
        <source>The model reads %1 tokens: the struck-out end of the prompt is left out.</source>
        <translation>模型只读取 %1 个词元：划掉的部分不会生效。</translation>
    </message>
    <message>
        <location filename="../ui/docks/prompt_dock.cpp" line="104"/>
        <source>Tokens of the prompt, and how many the model reads</source>
        <translation>提示词的词元数，以及模型读取的上限</translation>
    </message>
</context>
<context>
    <name>ui::SeedEditor</name>
    <message>
        <location filename="../ui/docks/seed_editor.cpp" line="19"/>
        <source>A new random seed for each picture</source>
        <translation>每张图片使用新的随机种子</translation>
    </message>
    <message>
        <location filename="../ui/docks/seed_editor.cpp" line="20"/>
        <source>Use the seed of the picture on the canvas</source>
        <translation>使用画布上图片的种子</translation>
    </message>
    <message>
        <location filename="../ui/docks/seed_editor.cpp" line="21"/>
        <source>The next seed</source>
        <translation>下一个种子</translation>
    </message>
    <message>
        <location filename="../ui/docks/seed_editor.cpp" line="23"/>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <location filename="../ui/docks/seed_editor.cpp" line="24"/>
        <source>The same seed and plan give the same picture</source>
        <translation>相同的种子和计划得到相同的图片</translation>
    </message>
    <message>
        <location filename="../ui/docks/seed_editor.cpp" line="61"/>
        <source>random</source>
        <translation>随机</translation>
    </message>
</context>
<context>
    <name>ui::SizeEditor</name>
    <message>
        <location filename="../ui/docks/size_editor.cpp" line="33"/>
        <source>Width</source>
        <translation>宽度</translation>
    </message>
    <message>
        <location filename="../ui/docks/size_editor.cpp" line="34"/>
        <source>Height</source>
        <translation>高度</translation>
    </message>
    <message>
        <location filename="../ui/docks/size_editor.cpp" line="64"/>
        <source>%1 in pixels</source>
        <translation>%1（像素）</translation>
    </message>
    <message>
        <location filename="../ui/docks/size_editor.cpp" line="74"/>
        <source>Ratio of width to height</source>
        <translation>宽高比</translation>
    </message>
    <message>
        <location filename="../ui/docks/size_editor.cpp" line="80"/>
        <source>Swap width and height</source>
        <translation>交换宽度和高度</translation>
    </message>
    <message>
        <location filename="../ui/docks/size_editor.cpp" line="101"/>
        <source>This model paints in multiples of %1. &lt;a href=&quot;round&quot;&gt;Round to %2&lt;/a&gt;</source>
        <translation>此模型的尺寸须为 %1 的倍数。&lt;a href=&quot;round&quot;&gt;取整为 %2&lt;/a&gt;</translation>
    </message>
</context>
<context>
    <name>ui::StatusLine</name>
    <message>
        <location filename="../ui/docks/status_line.cpp" line="41"/>
        <source>Loading the model</source>
        <translation>正在加载模型</translation>
    </message>
    <message>
        <location filename="../ui/docks/status_line.cpp" line="43"/>
        <source>Reading the prompt</source>
        <translation>正在读取提示词</translation>
    </message>
    <message>
        <location filename="../ui/docks/status_line.cpp" line="45"/>
        <source>Decoding the picture</source>
        <translation>正在解码图片</translation>
    </message>
    <message>
        <location filename="../ui/docks/status_line.cpp" line="49"/>
        <source>Structure generator</source>
        <translation>结构生成器</translation>
    </message>
    <message>
        <location filename="../ui/docks/status_line.cpp" line="50"/>
        <source>Texture generator</source>
        <translation>纹理生成器</translation>
    </message>
    <message>
        <location filename="../ui/docks/status_line.cpp" line="50"/>
        <source>Sampling</source>
        <translation>采样中</translation>
    </message>
    <message>
        <location filename="../ui/docks/status_line.cpp" line="56"/>
        <source>%1 × %2 stage</source>
        <translation>%1 × %2 阶段</translation>
    </message>
    <message>
        <location filename="../ui/docks/status_line.cpp" line="62"/>
        <source>with %1</source>
        <translation>协同 %1</translation>
    </message>
    <message>
        <location filename="../ui/docks/status_line.cpp" line="82"/>
        <source>about %1 s left</source>
        <translation>约剩 %1 秒</translation>
    </message>
    <message>
        <location filename="../ui/docks/status_line.cpp" line="83"/>
        <source>about %1 min left</source>
        <translation>约剩 %1 分钟</translation>
    </message>
    <message>
        <location filename="../ui/docks/status_line.cpp" line="96"/>
        <source>Esc cancels</source>
        <translation>按 Esc 取消</translation>
    </message>
    <message>
        <location filename="../ui/docks/status_line.cpp" line="118"/>
        <source>Ready</source>
        <translation>就绪</translation>
    </message>
    <message>
        <location filename="../ui/docks/status_line.cpp" line="125"/>
        <source>Starting</source>
        <translation>正在开始</translation>
    </message>
    <message>
        <location filename="../ui/docks/status_line.cpp" line="68"/>
        <source>step %1 of %2</source>
        <translation>第 %1 步，共 %2 步</translation>
    </message>
    <message>
        <location filename="../ui/docks/status_line.cpp" line="143"/>
        <source>Cancelling…</source>
        <translation>正在取消…</translation>
    </message>
    <message numerus="yes">
        <location filename="../ui/docks/status_line.cpp" line="150"/>
        <source>%n waiting</source>
        <translation>
            <numerusform>%n 个排队中</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::StrengthSlider</name>
    <message>
        <location filename="../ui/docks/strength_slider.cpp" line="22"/>
        <source>Strength</source>
        <translation>强度</translation>
    </message>
</context>
<context>
    <name>ui::SystemDialogs</name>
    <message>
        <location filename="../ui/support/system_dialogs.cpp" line="18"/>
        <source>PNG pictures (*.png)</source>
        <translation>PNG 图片 (*.png)</translation>
    </message>
    <message>
        <location filename="../ui/support/system_dialogs.cpp" line="22"/>
        <source>OpenPose files (*.json)</source>
        <translation>OpenPose 文件 (*.json)</translation>
    </message>
    <message>
        <location filename="../ui/support/system_dialogs.cpp" line="28"/>
        <source>Open a picture&apos;s plan</source>
        <translation>打开图片的计划</translation>
    </message>
    <message>
        <location filename="../ui/support/system_dialogs.cpp" line="35"/>
        <source>Save the picture</source>
        <translation>保存图片</translation>
    </message>
    <message>
        <location filename="../ui/support/system_dialogs.cpp" line="43"/>
        <source>Load a pose</source>
        <translation>载入姿势</translation>
    </message>
    <message>
        <location filename="../ui/support/system_dialogs.cpp" line="49"/>
        <source>Save the pose</source>
        <translation>保存姿势</translation>
    </message>
    <message>
        <location filename="../ui/support/system_dialogs.cpp" line="56"/>
        <source>Load edges</source>
        <translation>载入边缘</translation>
    </message>
    <message>
        <location filename="../ui/support/system_dialogs.cpp" line="62"/>
        <source>About PanGu-Draw Studio</source>
        <translation>关于 PanGu-Draw Studio</translation>
    </message>
    <message>
        <location filename="../ui/support/system_dialogs.cpp" line="63"/>
        <source>&lt;h3&gt;PanGu-Draw Studio %1&lt;/h3&gt;&lt;p&gt;Interactive image generation with a visible, editable denoising plan.&lt;/p&gt;&lt;p&gt;After the PanGu-Draw paper (Lu et al., 2023, arXiv 2312.16486). Runs on this machine alone: nothing is sent anywhere.&lt;/p&gt;</source>
        <translation>&lt;h3&gt;PanGu-Draw Studio %1&lt;/h3&gt;&lt;p&gt;交互式图像生成，去噪计划可见、可编辑。&lt;/p&gt;&lt;p&gt;依据 PanGu-Draw 论文（Lu 等，2023，arXiv 2312.16486）。仅在本机运行，不发送任何数据。&lt;/p&gt;</translation>
    </message>
</context>
<context>
    <name>ui::TStructEditor</name>
    <message>
        <location filename="../ui/docks/t_struct_editor.cpp" line="24"/>
        <source>T_struct</source>
        <translation>T_struct</translation>
    </message>
    <message>
        <location filename="../ui/docks/t_struct_editor.cpp" line="25"/>
        <source>Structure paints above this timestep, texture at and below it</source>
        <translation>高于此时间步由结构生成器绘制，不高于此时间步由纹理生成器绘制</translation>
    </message>
</context>
<context>
    <name>ui::TimestepRangeEditor</name>
    <message>
        <location filename="../ui/docks/timestep_range_editor.cpp" line="20"/>
        <source>First timestep</source>
        <translation>起始时间步</translation>
    </message>
    <message>
        <location filename="../ui/docks/timestep_range_editor.cpp" line="21"/>
        <source>Last timestep</source>
        <translation>结束时间步</translation>
    </message>
    <message>
        <location filename="../ui/docks/timestep_range_editor.cpp" line="22"/>
        <source>It acts from the first of these timesteps down to the last; 999 is noise, 0 the picture</source>
        <translation>从起始时间步作用到结束时间步；999 是噪声，0 是图片</translation>
    </message>
    <message>
        <location filename="../ui/docks/timestep_range_editor.cpp" line="26"/>
        <source>to</source>
        <translation>到</translation>
    </message>
</context>
</TS>
