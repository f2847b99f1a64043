<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>main</name>
    <message>
        <location filename="../app/gui_main.cpp" line="84"/>
        <source>%1: not there</source>
        <translation>%1：不可用</translation>
    </message>
    <message>
        <location filename="../app/gui_main.cpp" line="31"/>
        <source>Folder that holds the models, one folder each.</source>
        <translation>存放模型的文件夹，每个模型一个子文件夹。</translation>
    </message>
    <message>
        <location filename="../app/gui_main.cpp" line="33"/>
        <source>Interactive image generation with a visible, editable denoising plan.</source>
        <translation>交互式图像生成，去噪计划可见、可编辑。</translation>
    </message>
    <message>
        <location filename="../app/gui_main.cpp" line="37"/>
        <source>A PNG whose plan to restore.</source>
        <translation>要恢复其计划的 PNG 图片。</translation>
    </message>
</context>
<context>
    <name>ui::Actions</name>
    <message>
        <location filename="../ui/window/actions.cpp" line="75"/>
        <source>Stop and &amp;Keep</source>
        <translation>停止并保留(&amp;K)</translation>
    </message>
    <message>
        <location filename="../ui/window/actions.cpp" line="98"/>
        <source>Finish the picture as it is now, and keep it; those that wait follow (Ctrl+K)</source>
        <translation>以当前状态完成图片并保留；排队的图片照常继续（Ctrl+K）</translation>
    </message>
    <message>
        <location filename="../ui/window/actions.cpp" line="59"/>
        <source>New &amp;Window</source>
        <translation>新建窗口(&amp;W)</translation>
    </message>
    <message>
        <location filename="../ui/window/actions.cpp" line="84"/>
        <source>&amp;Models…</source>
        <translation>模型(&amp;M)…</translation>
    </message>
    <message>
        <location filename="../ui/window/actions.cpp" line="77"/>
        <source>G&amp;rid over Two Parameters…</source>
        <translation>双参数网格(&amp;R)…</translation>
    </message>
    <message>
        <location filename="../ui/window/actions.cpp" line="78"/>
        <source>S&amp;how the Grid</source>
        <translation>显示网格(&amp;H)</translation>
    </message>
    <message>
        <location filename="../ui/window/actions.cpp" line="58"/>
        <source>&amp;New Project</source>
        <translation>新建项目(&amp;N)</translation>
    </message>
    <message>
        <location filename="../ui/window/actions.cpp" line="60"/>
        <source>&amp;Open Project…</source>
        <translation>打开项目(&amp;O)…</translation>
    </message>
    <message>
        <location filename="../ui/window/actions.cpp" line="61"/>
        <source>&amp;Save Project</source>
        <translation>保存项目(&amp;S)</translation>
    </message>
    <message>
        <location filename="../ui/window/actions.cpp" line="62"/>
        <source>Save Project &amp;As…</source>
        <translation>项目另存为(&amp;A)…</translation>
    </message>
    <message>
        <location filename="../ui/window/actions.cpp" line="63"/>
        <source>&amp;Revert to Saved</source>
        <translation>恢复到已保存的版本(&amp;R)</translation>
    </message>
    <message>
        <location filename="../ui/window/actions.cpp" line="64"/>
        <source>Open Picture&apos;s &amp;Plan…</source>
        <translation>打开图片的方案(&amp;P)…</translation>
    </message>
    <message>
        <location filename="../ui/window/actions.cpp" line="65"/>
        <source>Save P&amp;icture…</source>
        <translation>保存图片(&amp;I)…</translation>
    </message>
    <message>
        <location filename="../ui/window/actions.cpp" line="49"/>
        <source>As the System</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <location filename="../ui/window/actions.cpp" line="66"/>
        <source>&amp;Copy Picture</source>
        <translation>复制图片(&amp;C)</translation>
    </message>
    <message>
        <location filename="../ui/window/actions.cpp" line="67"/>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <location filename="../ui/window/actions.cpp" line="68"/>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <location filename="../ui/window/actions.cpp" line="69"/>
        <source>&amp;Redo</source>
        <translation>重做(&amp;R)</translation>
    </message>
    <message>
        <location filename="../ui/window/actions.cpp" line="70"/>
        <source>&amp;Generate</source>
        <translation>生成(&amp;G)</translation>
    </message>
    <message>
        <location filename="../ui/window/actions.cpp" line="73"/>
        <source>&amp;Cancel</source>
        <translation>取消(&amp;C)</translation>
    </message>
    <message>
        <location filename="../ui/window/actions.cpp" line="74"/>
        <source>Cancel &amp;All</source>
        <translation>全部取消(&amp;A)</translation>
    </message>
    <message>
        <location filename="../ui/window/actions.cpp" line="79"/>
        <source>&amp;Live Mode</source>
        <translation>实时模式(&amp;L)</translation>
    </message>
    <message>
        <location filename="../ui/window/actions.cpp" line="80"/>
        <source>Zoom &amp;In</source>
        <translation>放大(&amp;I)</translation>
    </message>
    <message>
        <location filename="../ui/window/actions.cpp" line="81"/>
        <source>Zoom &amp;Out</source>
        <translation>缩小(&amp;O)</translation>
    </message>
    <message>
        <location filename="../ui/window/actions.cpp" line="82"/>
        <source>&amp;Fit the Picture</source>
        <translation>适应窗口(&amp;F)</translation>
    </message>
    <message>
        <location filename="../ui/window/actions.cpp" line="83"/>
        <source>&amp;Actual Size</source>
        <translation>实际大小(&amp;A)</translation>
    </message>
    <message>
        <location filename="../ui/window/actions.cpp" line="85"/>
        <source>Show the &amp;Pose</source>
        <translation>显示姿势(&amp;P)</translation>
    </message>
    <message>
        <location filename="../ui/window/actions.cpp" line="86"/>
        <source>Show the &amp;Edges</source>
        <translation>显示边缘(&amp;E)</translation>
    </message>
    <message>
        <location filename="../ui/window/actions.cpp" line="89"/>
        <source>&amp;Reset the Layout</source>
        <translation>重置布局(&amp;R)</translation>
    </message>
    <message>
        <location filename="../ui/window/actions.cpp" line="93"/>
        <source>&amp;About PanGu-Draw Studio</source>
        <translation>关于 PanGu-Draw Studio(&amp;A)</translation>
    </message>
    <message>
        <location filename="../ui/window/actions.cpp" line="94"/>
        <source>&amp;Dark</source>
        <translation>深色(&amp;D)</translation>
    </message>
    <message>
        <location filename="../ui/window/actions.cpp" line="95"/>
        <source>&amp;Light</source>
        <translation>浅色(&amp;L)</translation>
    </message>
    <message>
        <location filename="../ui/window/actions.cpp" line="96"/>
        <source>Drop the picture that is forming; those that wait follow</source>
        <translation>放弃正在生成的图片，继续排队中的图片</translation>
    </message>
    <message>
        <location filename="../ui/window/actions.cpp" line="97"/>
        <source>Drop the picture that is forming and all that wait</source>
        <translation>放弃正在生成的图片和所有排队中的图片</translation>
    </message>
    <message>
        <location filename="../ui/window/actions.cpp" line="112"/>
        <source>Paint a quick draft whenever the plan changes (Ctrl+L)</source>
        <translation>计划一有变化就快速画出草稿（Ctrl+L）</translation>
    </message>
    <message>
        <location filename="../ui/window/actions.cpp" line="71"/>
        <source>Add to &amp;Queue</source>
        <translation>加入队列(&amp;Q)</translation>
    </message>
    <message>
        <location filename="../ui/window/actions.cpp" line="76"/>
        <source>&amp;Finish This One</source>
        <translation>完成这一张(&amp;F)</translation>
    </message>
    <message>
        <location filename="../ui/window/actions.cpp" line="99"/>
        <source>Keep the picture that is forming; those that wait are cancelled</source>
        <translation>保留正在生成的图片；取消其余等待的图片</translation>
    </message>
    <message>
        <location filename="../ui/window/actions.cpp" line="100"/>
        <source>Paint this plan behind those that wait (Ctrl+Shift+Enter)</source>
        <translation>将此方案排在等待的图片之后绘制（Ctrl+Shift+Enter）</translation>
    </message>
    <message>
        <location filename="../ui/window/actions.cpp" line="104"/>
        <source>Fit</source>
        <translation>适合</translation>
    </message>
    <message>
        <location filename="../ui/window/actions.cpp" line="106"/>
        <source>Larger</source>
        <translation>放大</translation>
    </message>
    <message>
        <location filename="../ui/window/actions.cpp" line="107"/>
        <source>Smaller</source>
        <translation>缩小</translation>
    </message>
    <message>
        <location filename="../ui/window/actions.cpp" line="101"/>
        <source>Queue</source>
        <translation>排队</translation>
    </message>
    <message>
        <location filename="../ui/window/actions.cpp" line="102"/>
        <source>Keep</source>
        <translation>保留</translation>
    </message>
    <message>
        <location filename="../ui/window/actions.cpp" line="103"/>
        <source>Only this</source>
        <translation>仅此张</translation>
    </message>
    <message>
        <location filename="../ui/window/actions.cpp" line="108"/>
        <source>Live</source>
        <translation>实时</translation>
    </message>
    <message>
        <location filename="../ui/window/actions.cpp" line="87"/>
        <source>Show the Picture &amp;Alone</source>
        <translation>仅显示图片(&amp;A)</translation>
    </message>
    <message>
        <location filename="../ui/window/actions.cpp" line="88"/>
        <source>F&amp;ull Screen</source>
        <translation>全屏(&amp;U)</translation>
    </message>
    <message>
        <location filename="../ui/window/actions.cpp" line="92"/>
        <source>&amp;Keyboard Shortcuts…</source>
        <translation>键盘快捷键(&amp;K)…</translation>
    </message>
    <message>
        <location filename="../ui/window/actions.cpp" line="111"/>
        <source>While the key is held, the canvas shows nothing over the picture (O)</source>
        <translation>按住此键时，画布只显示图片，不显示其上的任何内容 (O)</translation>
    </message>
</context>
<context>
    <name>ui::AmendedText</name>
    <message>
        <location filename="../ui/window/amended_text.cpp" line="21"/>
        <source>That is more than a plan can hold: %1.</source>
        <translation>超出了计划所能容纳的范围：%1。</translation>
    </message>
    <message>
        <location filename="../ui/window/amended_text.cpp" line="25"/>
        <source>Not everything in %1 was as it should be: %2. All the rest is there.</source>
        <translation>%1 中有内容不正常：%2。其余一切完好。</translation>
    </message>
    <message>
        <location filename="../ui/window/amended_text.cpp" line="51"/>
        <source>%1 is left out (%2)</source>
        <translation>%1 已略去（%2）</translation>
    </message>
    <message>
        <location filename="../ui/window/amended_text.cpp" line="52"/>
        <source>%1 %2 became %3</source>
        <translation>%1 由 %2 改为 %3</translation>
    </message>
    <message>
        <location filename="../ui/window/amended_text.cpp" line="32"/>
        <source>weak edges</source>
        <translation>弱边缘</translation>
    </message>
    <message>
        <location filename="../ui/window/amended_text.cpp" line="33"/>
        <source>strong edges</source>
        <translation>强边缘</translation>
    </message>
    <message>
        <location filename="../ui/window/amended_text.cpp" line="34"/>
        <source>prompt</source>
        <translation>提示词</translation>
    </message>
    <message>
        <location filename="../ui/window/amended_text.cpp" line="35"/>
        <source>negative prompt</source>
        <translation>反向提示词</translation>
    </message>
    <message>
        <location filename="../ui/window/amended_text.cpp" line="36"/>
        <source>width</source>
        <translation>宽度</translation>
    </message>
    <message>
        <location filename="../ui/window/amended_text.cpp" line="37"/>
        <source>height</source>
        <translation>高度</translation>
    </message>
    <message>
        <location filename="../ui/window/amended_text.cpp" line="38"/>
        <source>steps</source>
        <translation>步数</translation>
    </message>
    <message>
        <location filename="../ui/window/amended_text.cpp" line="39"/>
        <source>guidance</source>
        <translation>引导强度</translation>
    </message>
    <message>
        <location filename="../ui/window/amended_text.cpp" line="40"/>
        <source>the plan</source>
        <translation>计划</translation>
    </message>
    <message>
        <location filename="../ui/window/amended_text.cpp" line="41"/>
        <source>the reference picture</source>
        <translation>参考图片</translation>
    </message>
    <message numerus="yes">
        <location filename="../ui/window/amended_text.cpp" line="60"/>
        <source>and %n more</source>
        <translation>
            <numerusform>另有 %n 处</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::BrushOptions</name>
    <message>
        <location filename="../ui/canvas/options/brush_options.cpp" line="14"/>
        <source>Width of strokes in pixels ([ and ])</source>
        <translation>笔画宽度，单位像素（[ 和 ]）</translation>
    </message>
    <message>
        <location filename="../ui/canvas/options/brush_options.cpp" line="17"/>
        <source>Smoothing</source>
        <translation>平滑</translation>
    </message>
    <message>
        <location filename="../ui/canvas/options/brush_options.cpp" line="17"/>
        <source>Steadies the hand; 0 leaves the line as it is</source>
        <translation>稳定手部抖动；0 表示保持原线条</translation>
    </message>
    <message>
        <location filename="../ui/canvas/options/brush_options.cpp" line="20"/>
        <source>Symmetry</source>
        <translation>对称</translation>
    </message>
    <message>
        <location filename="../ui/canvas/options/brush_options.cpp" line="20"/>
        <source>Every stroke also in the mirror</source>
        <translation>每一笔同时画出镜像</translation>
    </message>
    <message>
        <location filename="../ui/canvas/options/brush_options.cpp" line="14"/>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <location filename="../ui/canvas/options/brush_options.cpp" line="18"/>
        <source>Pressure</source>
        <translation>笔压</translation>
    </message>
    <message>
        <location filename="../ui/canvas/options/brush_options.cpp" line="19"/>
        <source>Pen pressure: a pen draws wider when it presses harder</source>
        <translation>笔压：压得越重，笔画越宽</translation>
    </message>
    <message>
        <location filename="../ui/canvas/options/brush_options.cpp" line="21"/>
        <source>Shift: straight lines</source>
        <translation>Shift：直线</translation>
    </message>
</context>
<context>
    <name>ui::CanvasView</name>
    <message>
        <location filename="../ui/canvas/canvas_view.cpp" line="41"/>
        <source>Canvas</source>
        <translation>画布</translation>
    </message>
    <message>
        <location filename="../ui/canvas/canvas_view.cpp" line="317"/>
        <source>Describe a picture, then press Ctrl+Enter</source>
        <translation>描述一幅图片，然后按 Ctrl+Enter</translation>
    </message>
</context>
<context>
    <name>ui::ChoiceBox</name>
    <message>
        <location filename="../ui/widgets/choice_box.cpp" line="34"/>
        <source>%1 (missing)</source>
        <translation>%1（缺失）</translation>
    </message>
</context>
<context>
    <name>ui::CompareDialog</name>
    <message>
        <location filename="../ui/gallery/compare_dialog.cpp" line="32"/>
        <source>Compare</source>
        <translation>比较</translation>
    </message>
    <message>
        <location filename="../ui/gallery/compare_dialog.cpp" line="60"/>
        <source>Slider</source>
        <translation>滑块</translation>
    </message>
    <message>
        <location filename="../ui/gallery/compare_dialog.cpp" line="61"/>
        <source>Side by Side</source>
        <translation>并排</translation>
    </message>
</context>
<context>
    <name>ui::CompareView</name>
    <message>
        <location filename="../ui/gallery/compare_view.cpp" line="25"/>
        <source>Comparison of two pictures</source>
        <translation>两张图片的比较</translation>
    </message>
</context>
<context>
    <name>ui::ComputeMenu</name>
    <message>
        <location filename="../ui/window/compute_menu.cpp" line="72"/>
        <source>Memor&amp;y for Models</source>
        <translation>模型可用内存(&amp;Y)</translation>
    </message>
    <message>
        <location filename="../ui/window/compute_menu.cpp" line="42"/>
        <source>%1 % of what is free</source>
        <translation>空闲内存的 %1 %</translation>
    </message>
    <message>
        <location filename="../ui/window/compute_menu.cpp" line="18"/>
        <location filename="../ui/window/compute_menu.cpp" line="33"/>
        <source>&amp;Automatic</source>
        <translation>自动(&amp;A)</translation>
    </message>
    <message>
        <location filename="../ui/window/compute_menu.cpp" line="19"/>
        <source>&amp;CPU</source>
        <translation>CPU(&amp;C)</translation>
    </message>
    <message>
        <location filename="../ui/window/compute_menu.cpp" line="20"/>
        <source>GPU (%1)</source>
        <translation>GPU（%1）</translation>
    </message>
    <message>
        <location filename="../ui/window/compute_menu.cpp" line="34"/>
        <source>&amp;Full (fp32)</source>
        <translation>全精度（fp32）(&amp;F)</translation>
    </message>
    <message>
        <location filename="../ui/window/compute_menu.cpp" line="35"/>
        <source>&amp;Half (fp16), on a GPU</source>
        <translation>半精度（fp16），用于 GPU(&amp;H)</translation>
    </message>
    <message>
        <location filename="../ui/window/compute_menu.cpp" line="36"/>
        <source>&amp;Brain (bf16), on a GPU</source>
        <translation>bf16，用于 GPU(&amp;B)</translation>
    </message>
    <message>
        <location filename="../ui/window/compute_menu.cpp" line="61"/>
        <source>Networks compute so from the next start on.</source>
        <translation>下次启动时生效。</translation>
    </message>
    <message>
        <location filename="../ui/window/compute_menu.cpp" line="68"/>
        <source>&amp;Device</source>
        <translation>设备(&amp;D)</translation>
    </message>
    <message>
        <location filename="../ui/window/compute_menu.cpp" line="70"/>
        <source>&amp;Precision</source>
        <translation>精度(&amp;P)</translation>
    </message>
</context>
<context>
    <name>ui::ContentField</name>
    <message>
        <location filename="../ui/document/plan_edits.cpp" line="98"/>
        <source>LoRAs</source>
        <translation>LoRA</translation>
    </message>
    <message>
        <location filename="../ui/document/plan_edits.cpp" line="28"/>
        <location filename="../ui/document/plan_edits.cpp" line="236"/>
        <source>prompt</source>
        <translation>提示词</translation>
    </message>
    <message>
        <location filename="../ui/document/plan_edits.cpp" line="30"/>
        <source>negative prompt</source>
        <translation>反向提示词</translation>
    </message>
    <message>
        <location filename="../ui/document/plan_edits.cpp" line="32"/>
        <source>styles</source>
        <translation>风格</translation>
    </message>
    <message>
        <location filename="../ui/document/plan_edits.cpp" line="34"/>
        <location filename="../ui/document/stage_choice.cpp" line="49"/>
        <source>model</source>
        <translation>模型</translation>
    </message>
    <message>
        <location filename="../ui/document/plan_edits.cpp" line="47"/>
        <source>steps</source>
        <translation>步数</translation>
    </message>
    <message>
        <location filename="../ui/document/plan_edits.cpp" line="50"/>
        <source>guidance</source>
        <translation>引导强度</translation>
    </message>
    <message>
        <location filename="../ui/document/plan_edits.cpp" line="67"/>
        <source>sampler</source>
        <translation>采样器</translation>
    </message>
    <message>
        <location filename="../ui/document/plan_edits.cpp" line="70"/>
        <source>seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <location filename="../ui/document/plan_edits.cpp" line="72"/>
        <source>T_struct</source>
        <translation>T_struct</translation>
    </message>
    <message>
        <location filename="../ui/document/plan_edits.cpp" line="75"/>
        <source>low-resolution stage</source>
        <translation>低分辨率阶段</translation>
    </message>
    <message>
        <location filename="../ui/document/plan_edits.cpp" line="93"/>
        <source>partners</source>
        <translation>伙伴模型</translation>
    </message>
    <message>
        <location filename="../ui/document/plan_edits.cpp" line="95"/>
        <location filename="../ui/document/plan_edits.cpp" line="134"/>
        <source>controls</source>
        <translation>控制</translation>
    </message>
    <message>
        <location filename="../ui/document/plan_edits.cpp" line="122"/>
        <source>size</source>
        <translation>尺寸</translation>
    </message>
    <message>
        <location filename="../ui/document/plan_edits.cpp" line="132"/>
        <source>whole plan</source>
        <translation>完整计划</translation>
    </message>
    <message>
        <location filename="../ui/document/partner_choice.cpp" line="28"/>
        <location filename="../ui/document/plan_edits.cpp" line="77"/>
        <source>pose</source>
        <translation>姿势</translation>
    </message>
    <message>
        <location filename="../ui/document/partner_choice.cpp" line="33"/>
        <location filename="../ui/document/plan_edits.cpp" line="90"/>
        <source>edges</source>
        <translation>边缘</translation>
    </message>
    <message>
        <location filename="../ui/document/layer_edits.cpp" line="12"/>
        <source>layers</source>
        <translation>图层</translation>
    </message>
    <message>
        <location filename="../ui/document/gallery_edits.cpp" line="36"/>
        <source>star</source>
        <translation>星标</translation>
    </message>
    <message>
        <location filename="../ui/document/gallery_edits.cpp" line="56"/>
        <source>move to the trash</source>
        <translation>移到回收站</translation>
    </message>
</context>
<context>
    <name>ui::ControlCard</name>
    <message>
        <location filename="../ui/controls/control_card.cpp" line="20"/>
        <source>Strength</source>
        <translation>强度</translation>
    </message>
    <message>
        <location filename="../ui/controls/control_card.cpp" line="21"/>
        <source>Acts</source>
        <translation>作用区间</translation>
    </message>
    <message>
        <location filename="../ui/controls/control_card.cpp" line="45"/>
        <source>missing</source>
        <translation>缺失</translation>
    </message>
    <message>
        <location filename="../ui/controls/control_card.cpp" line="46"/>
        <source>reads the pose</source>
        <translation>读取姿势</translation>
    </message>
    <message>
        <location filename="../ui/controls/control_card.cpp" line="47"/>
        <source>reads the edges</source>
        <translation>读取边缘</translation>
    </message>
</context>
<context>
    <name>ui::ControlsDock</name>
    <message>
        <location filename="../ui/controls/controls_dock.cpp" line="33"/>
        <source>Controls</source>
        <translation>控制</translation>
    </message>
    <message>
        <location filename="../ui/controls/controls_dock.cpp" line="55"/>
        <source>Pose</source>
        <translation>姿势</translation>
    </message>
    <message>
        <location filename="../ui/controls/controls_dock.cpp" line="56"/>
        <location filename="../ui/controls/controls_dock.cpp" line="74"/>
        <source>Load…</source>
        <translation>载入…</translation>
    </message>
    <message>
        <location filename="../ui/controls/controls_dock.cpp" line="58"/>
        <source>Save…</source>
        <translation>保存…</translation>
    </message>
    <message>
        <location filename="../ui/controls/controls_dock.cpp" line="60"/>
        <location filename="../ui/controls/controls_dock.cpp" line="76"/>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
    <message>
        <location filename="../ui/controls/controls_dock.cpp" line="60"/>
        <source>Paint without a pose</source>
        <translation>不用姿势作画</translation>
    </message>
    <message>
        <location filename="../ui/controls/controls_dock.cpp" line="73"/>
        <source>Edges</source>
        <translation>边缘</translation>
    </message>
    <message>
        <location filename="../ui/controls/controls_dock.cpp" line="74"/>
        <source>Load a ready map: white lines on black</source>
        <translation>载入现成的边缘图：黑底白线</translation>
    </message>
    <message>
        <location filename="../ui/controls/controls_dock.cpp" line="75"/>
        <source>From a picture…</source>
        <translation>取自图片…</translation>
    </message>
    <message>
        <location filename="../ui/controls/controls_dock.cpp" line="75"/>
        <source>Find the edges of a picture</source>
        <translation>提取一张图片的边缘</translation>
    </message>
    <message>
        <location filename="../ui/controls/controls_dock.cpp" line="76"/>
        <source>Paint without edges</source>
        <translation>不用边缘作画</translation>
    </message>
    <message>
        <location filename="../ui/controls/controls_dock.cpp" line="134"/>
        <source>No edges: draw them, load a map, or find them in a picture</source>
        <translation>没有边缘：可以手绘、载入边缘图，或从图片中提取</translation>
    </message>
    <message>
        <location filename="../ui/controls/controls_dock.cpp" line="91"/>
        <source>Add a ControlNet ▾</source>
        <translation>添加 ControlNet ▾</translation>
    </message>
    <message>
        <location filename="../ui/controls/controls_dock.cpp" line="57"/>
        <source>Load people from an OpenPose file, or from a PNG that was saved here</source>
        <translation>从 OpenPose 文件或在此保存的 PNG 中载入人物</translation>
    </message>
    <message>
        <location filename="../ui/controls/controls_dock.cpp" line="59"/>
        <source>Save the people as OpenPose JSON, or as a PNG that carries it</source>
        <translation>将人物保存为 OpenPose JSON，或保存为内含该数据的 PNG</translation>
    </message>
    <message>
        <location filename="../ui/controls/controls_dock.cpp" line="92"/>
        <source>A network that makes the plan&apos;s own model follow the pose or the edges</source>
        <translation>让方案自身的模型遵循姿势或边缘的网络</translation>
    </message>
    <message>
        <location filename="../ui/controls/controls_dock.cpp" line="126"/>
        <source>No pose: drop an OpenPose JSON file here</source>
        <translation>没有姿势：把 OpenPose JSON 文件拖到这里</translation>
    </message>
    <message numerus="yes">
        <location filename="../ui/controls/controls_dock.cpp" line="126"/>
        <source>%n person(s)</source>
        <translation>
            <numerusform>%n 个人物</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::EdgeSourcePanel</name>
    <message>
        <location filename="../ui/controls/edge_source_panel.cpp" line="25"/>
        <source>The map has dark lines on white</source>
        <translation>边缘图是白底黑线</translation>
    </message>
    <message>
        <location filename="../ui/controls/edge_source_panel.cpp" line="44"/>
        <source>Weak edges</source>
        <translation>弱边缘</translation>
    </message>
    <message>
        <location filename="../ui/controls/edge_source_panel.cpp" line="45"/>
        <source>Strong edges</source>
        <translation>强边缘</translation>
    </message>
    <message>
        <location filename="../ui/controls/edge_source_panel.cpp" line="54"/>
        <source>Threshold of Canny&apos;s edge finder, 0 to 255</source>
        <translation>Canny 边缘检测的阈值，0 到 255</translation>
    </message>
    <message>
        <location filename="../ui/controls/edge_source_panel.cpp" line="87"/>
        <source>crop</source>
        <translation>裁剪</translation>
    </message>
    <message>
        <location filename="../ui/controls/edge_source_panel.cpp" line="87"/>
        <source>The picture covers the canvas; what stands out is cut</source>
        <translation>图片铺满画布，超出部分被裁掉</translation>
    </message>
    <message>
        <location filename="../ui/controls/edge_source_panel.cpp" line="88"/>
        <source>fit</source>
        <translation>适应</translation>
    </message>
    <message>
        <location filename="../ui/controls/edge_source_panel.cpp" line="88"/>
        <source>All of the picture is on the canvas, black beside it</source>
        <translation>整张图片都在画布内，两侧为黑色</translation>
    </message>
    <message>
        <location filename="../ui/controls/edge_source_panel.cpp" line="89"/>
        <source>stretch</source>
        <translation>拉伸</translation>
    </message>
    <message>
        <location filename="../ui/controls/edge_source_panel.cpp" line="89"/>
        <source>The picture takes the proportions of the canvas</source>
        <translation>图片按画布比例变形</translation>
    </message>
</context>
<context>
    <name>ui::ExportDialog</name>
    <message>
        <location filename="../ui/gallery/export_dialog.cpp" line="32"/>
        <source>Keep the plan inside, so that the picture can be painted again</source>
        <translation>在文件中保留计划，以便再次绘制该图片</translation>
    </message>
    <message numerus="yes">
        <location filename="../ui/gallery/export_dialog.cpp" line="34"/>
        <source>Export %n Picture(s)</source>
        <translation>
            <numerusform>导出 %n 张图片</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../ui/gallery/export_dialog.cpp" line="36"/>
        <source>{prompt}, {seed}, {date} and {n} are filled in</source>
        <translation>{prompt}（提示词）、{seed}（种子）、{date}（日期）和 {n}（序号）会被替换</translation>
    </message>
    <message>
        <location filename="../ui/gallery/export_dialog.cpp" line="43"/>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <location filename="../ui/gallery/export_dialog.cpp" line="45"/>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <location filename="../ui/gallery/export_dialog.cpp" line="46"/>
        <source>Names</source>
        <translation>文件名</translation>
    </message>
    <message>
        <location filename="../ui/gallery/export_dialog.cpp" line="61"/>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <location filename="../ui/gallery/export_dialog.cpp" line="72"/>
        <source>Export into</source>
        <translation>导出到</translation>
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
    <name>ui::GalleryActions</name>
    <message>
        <location filename="../ui/gallery/gallery_actions.cpp" line="32"/>
        <source>E&amp;nlarge</source>
        <translation>放大(&amp;N)</translation>
    </message>
    <message>
        <location filename="../ui/gallery/gallery_actions.cpp" line="41"/>
        <source>Make a larger picture of it, beside it in the gallery</source>
        <translation>生成一张更大的图片，放在图库中它的旁边</translation>
    </message>
    <message>
        <location filename="../ui/gallery/gallery_actions.cpp" line="31"/>
        <source>&amp;Variations</source>
        <translation>生成变体(&amp;V)</translation>
    </message>
    <message>
        <location filename="../ui/gallery/gallery_actions.cpp" line="33"/>
        <source>S&amp;tar</source>
        <translation>星标(&amp;T)</translation>
    </message>
    <message>
        <location filename="../ui/gallery/gallery_actions.cpp" line="34"/>
        <source>Compare</source>
        <translation>比较</translation>
    </message>
    <message>
        <location filename="../ui/gallery/gallery_actions.cpp" line="35"/>
        <source>&amp;Save Picture…</source>
        <translation>保存图片(&amp;S)…</translation>
    </message>
    <message>
        <location filename="../ui/gallery/gallery_actions.cpp" line="37"/>
        <source>&amp;Export…</source>
        <translation>导出(&amp;E)…</translation>
    </message>
    <message>
        <location filename="../ui/gallery/gallery_actions.cpp" line="38"/>
        <source>&amp;Copy Picture</source>
        <translation>复制图片(&amp;C)</translation>
    </message>
    <message>
        <location filename="../ui/gallery/gallery_actions.cpp" line="39"/>
        <source>&amp;Move to the Trash</source>
        <translation>移到回收站(&amp;M)</translation>
    </message>
    <message>
        <location filename="../ui/gallery/gallery_actions.cpp" line="40"/>
        <source>Paint the same plan with four new seeds (Ctrl+R)</source>
        <translation>用四个新种子绘制同一计划 (Ctrl+R)</translation>
    </message>
    <message>
        <location filename="../ui/gallery/gallery_actions.cpp" line="42"/>
        <source>Look at two selected pictures at once, or at one and its neighbour (C)</source>
        <translation>同时查看选中的两张图片，或一张及其相邻图片 (C)</translation>
    </message>
    <message>
        <location filename="../ui/gallery/gallery_actions.cpp" line="65"/>
        <source>Restore the Whole &amp;Plan</source>
        <translation>恢复完整计划(&amp;P)</translation>
    </message>
    <message>
        <location filename="../ui/gallery/gallery_actions.cpp" line="66"/>
        <source>Restore the P&amp;rompt</source>
        <translation>恢复提示词(&amp;R)</translation>
    </message>
    <message>
        <location filename="../ui/gallery/gallery_actions.cpp" line="67"/>
        <source>Restore the See&amp;d</source>
        <translation>恢复种子(&amp;D)</translation>
    </message>
    <message>
        <location filename="../ui/gallery/gallery_actions.cpp" line="68"/>
        <source>Restore the S&amp;ize</source>
        <translation>恢复尺寸(&amp;I)</translation>
    </message>
    <message>
        <location filename="../ui/gallery/gallery_actions.cpp" line="69"/>
        <source>Restore the C&amp;ontrols</source>
        <translation>恢复控制(&amp;O)</translation>
    </message>
    <message numerus="yes">
        <location filename="../ui/gallery/gallery_actions.cpp" line="125"/>
        <source>%n picture(s) moved to the trash. Ctrl+Z brings them back.</source>
        <translation>
            <numerusform>%n 张图片已移到回收站。按 Ctrl+Z 可以恢复。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::GalleryDock</name>
    <message>
        <location filename="../ui/gallery/gallery_dock.cpp" line="129"/>
        <source>Large gallery</source>
        <translation>大图库</translation>
    </message>
    <message>
        <location filename="../ui/gallery/gallery_dock.cpp" line="130"/>
        <source>Show the gallery as a grid in a window of its own, or back below the canvas</source>
        <translation>在独立窗口中以网格显示图库，或放回画布下方</translation>
    </message>
    <message>
        <location filename="../ui/gallery/gallery_dock.cpp" line="36"/>
        <source>a picture without a plan</source>
        <translation>没有计划的图片</translation>
    </message>
    <message>
        <location filename="../ui/gallery/gallery_dock.cpp" line="44"/>
        <location filename="../ui/gallery/gallery_dock.cpp" line="60"/>
        <source>Gallery</source>
        <translation>图库</translation>
    </message>
    <message>
        <location filename="../ui/gallery/gallery_dock.cpp" line="116"/>
        <location filename="../ui/gallery/gallery_dock.cpp" line="117"/>
        <source>Search prompts</source>
        <translation>搜索提示词</translation>
    </message>
    <message>
        <location filename="../ui/gallery/gallery_dock.cpp" line="120"/>
        <source>Order of the gallery</source>
        <translation>图库的排序方式</translation>
    </message>
    <message>
        <location filename="../ui/gallery/gallery_dock.cpp" line="121"/>
        <source>Newest first</source>
        <translation>最新优先</translation>
    </message>
    <message>
        <location filename="../ui/gallery/gallery_dock.cpp" line="121"/>
        <source>Oldest first</source>
        <translation>最旧优先</translation>
    </message>
    <message>
        <location filename="../ui/gallery/gallery_dock.cpp" line="121"/>
        <source>Starred first</source>
        <translation>星标优先</translation>
    </message>
    <message>
        <location filename="../ui/gallery/gallery_dock.cpp" line="121"/>
        <source>By prompt</source>
        <translation>按提示词</translation>
    </message>
    <message numerus="yes">
        <location filename="../ui/gallery/gallery_dock.cpp" line="221"/>
        <source>%n picture(s)</source>
        <translation>
            <numerusform>%n 张图片</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../ui/gallery/gallery_dock.cpp" line="222"/>
        <source>%1 of %2</source>
        <translation>%2中的 %1 张</translation>
    </message>
    <message>
        <location filename="../ui/gallery/gallery_dock.cpp" line="79"/>
        <source>The gallery is open in a window of its own; closing that brings it back.</source>
        <translation>图库已在单独的窗口中打开；关闭该窗口即可恢复。</translation>
    </message>
</context>
<context>
    <name>ui::GalleryModel</name>
    <message>
        <location filename="../ui/gallery/gallery_model.cpp" line="49"/>
        <source>Picture %1</source>
        <translation>图片 %1</translation>
    </message>
</context>
<context>
    <name>ui::GenerateButton</name>
    <message>
        <location filename="../ui/plan/generate_button.cpp" line="57"/>
        <source>Generate</source>
        <translation>生成</translation>
    </message>
    <message>
        <location filename="../ui/plan/generate_button.cpp" line="57"/>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <location filename="../ui/plan/generate_button.cpp" line="57"/>
        <location filename="../ui/plan/generate_button.cpp" line="70"/>
        <source>Cancelling…</source>
        <translation>正在取消…</translation>
    </message>
    <message>
        <location filename="../ui/plan/generate_button.cpp" line="58"/>
        <source>Paint this plan</source>
        <translation>按此计划绘制</translation>
    </message>
    <message>
        <location filename="../ui/plan/generate_button.cpp" line="58"/>
        <source>Drop the picture that is forming</source>
        <translation>放弃正在生成的图片</translation>
    </message>
</context>
<context>
    <name>ui::GeneratePanel</name>
    <message>
        <location filename="../ui/plan/generate_panel.cpp" line="12"/>
        <source>Generate</source>
        <translation>生成</translation>
    </message>
</context>
<context>
    <name>ui::GenerationController</name>
    <message>
        <location filename="../ui/window/generation_controller.cpp" line="146"/>
        <source>Draft in %1 s · seed %2</source>
        <translation>草稿用时 %1 秒 · 种子 %2</translation>
    </message>
    <message>
        <location filename="../ui/window/generation_controller.cpp" line="149"/>
        <source>Painted in %1 s · seed %2</source>
        <translation>用时 %1 秒 · 种子 %2</translation>
    </message>
    <message>
        <location filename="../ui/window/generation_controller.cpp" line="152"/>
        <source>The picture could not be written to the gallery folder; save it elsewhere.</source>
        <translation>图片无法写入图库文件夹，请另存到其他位置。</translation>
    </message>
    <message>
        <location filename="../ui/window/generation_controller.cpp" line="158"/>
        <source>The picture could not be painted</source>
        <translation>图片生成失败</translation>
    </message>
    <message>
        <location filename="../ui/window/generation_controller.cpp" line="161"/>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <location filename="../ui/window/generation_controller.cpp" line="178"/>
        <source>No model was found: start with --models and the folder that holds yours.</source>
        <translation>未找到模型：请用 --models 指定存放模型的文件夹后启动。</translation>
    </message>
</context>
<context>
    <name>ui::GridController</name>
    <message>
        <location filename="../ui/grid/grid_controller.cpp" line="80"/>
        <source>The sheet is saved as %1.</source>
        <translation>网格图已保存为 %1。</translation>
    </message>
</context>
<context>
    <name>ui::GridDialog</name>
    <message>
        <location filename="../ui/grid/grid_dialog.cpp" line="18"/>
        <source>Grid over Two Parameters</source>
        <translation>双参数网格</translation>
    </message>
    <message>
        <location filename="../ui/grid/grid_dialog.cpp" line="21"/>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <location filename="../ui/grid/grid_dialog.cpp" line="22"/>
        <source>Rows</source>
        <translation>行</translation>
    </message>
    <message>
        <location filename="../ui/grid/grid_dialog.cpp" line="27"/>
        <source>1, 2, 3   ·   10-30 (+10) for every tenth   ·   0-1 [5] for five, evenly spread</source>
        <translation>1, 2, 3   ·   10-30 (+10) 表示每隔十个   ·   0-1 [5] 表示均匀的五个</translation>
    </message>
    <message>
        <location filename="../ui/grid/grid_dialog.cpp" line="30"/>
        <source>Add to Queue</source>
        <translation>加入队列</translation>
    </message>
    <message>
        <location filename="../ui/grid/grid_dialog.cpp" line="49"/>
        <source>Values of %1</source>
        <translation>%1的取值</translation>
    </message>
    <message numerus="yes">
        <location filename="../ui/grid/grid_dialog.cpp" line="88"/>
        <source>%1 × %2: %n picture(s)</source>
        <translation>
            <numerusform>%1 × %2：%n 张图片</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::GridRun</name>
    <message>
        <location filename="../ui/grid/grid_run.cpp" line="33"/>
        <source>cancelled</source>
        <translation>已取消</translation>
    </message>
</context>
<context>
    <name>ui::GridText</name>
    <message>
        <location filename="../ui/grid/grid_axis.cpp" line="172"/>
        <source>Spacing</source>
        <translation>噪声间隔</translation>
    </message>
    <message>
        <location filename="../ui/grid/grid_axis.cpp" line="162"/>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <location filename="../ui/grid/grid_axis.cpp" line="164"/>
        <source>Steps</source>
        <translation>步数</translation>
    </message>
    <message>
        <location filename="../ui/grid/grid_axis.cpp" line="166"/>
        <source>Guidance</source>
        <translation>引导强度</translation>
    </message>
    <message>
        <location filename="../ui/grid/grid_axis.cpp" line="168"/>
        <source>T_struct</source>
        <translation>T_struct</translation>
    </message>
    <message>
        <location filename="../ui/grid/grid_axis.cpp" line="170"/>
        <source>Sampler</source>
        <translation>采样器</translation>
    </message>
    <message>
        <location filename="../ui/grid/grid_axis.cpp" line="174"/>
        <source>Size</source>
        <translation>尺寸</translation>
    </message>
    <message>
        <location filename="../ui/grid/grid_axis.cpp" line="176"/>
        <source>Words of the prompt</source>
        <translation>提示词中的词</translation>
    </message>
    <message>
        <location filename="../ui/grid/grid_axis.cpp" line="178"/>
        <location filename="../ui/grid/grid_axis.cpp" line="181"/>
        <source>Strength of %1</source>
        <translation>%1 的强度</translation>
    </message>
    <message>
        <location filename="../ui/grid/grid_axis.cpp" line="186"/>
        <source>Nothing</source>
        <translation>无</translation>
    </message>
    <message>
        <location filename="../ui/grid/grid_axis.cpp" line="206"/>
        <source>red, blue, green</source>
        <translation>red, blue, green</translation>
    </message>
    <message>
        <location filename="../ui/grid/grid_axis.cpp" line="267"/>
        <source>without &quot;%1&quot;</source>
        <translation>没有“%1”</translation>
    </message>
</context>
<context>
    <name>ui::GridWindow</name>
    <message>
        <location filename="../ui/grid/grid_window.cpp" line="28"/>
        <source>Grid</source>
        <translation>网格</translation>
    </message>
    <message>
        <location filename="../ui/grid/grid_window.cpp" line="32"/>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <location filename="../ui/grid/grid_window.cpp" line="33"/>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <location filename="../ui/grid/grid_window.cpp" line="54"/>
        <source>%1 of %2 painted</source>
        <translation>已绘制 %1 / %2</translation>
    </message>
</context>
<context>
    <name>ui::LargeGallery</name>
    <message>
        <location filename="../ui/gallery/large_gallery.cpp" line="20"/>
        <source>Gallery</source>
        <translation>图库</translation>
    </message>
</context>
<context>
    <name>ui::LayerText</name>
    <message>
        <location filename="../ui/layers/layer_text.cpp" line="22"/>
        <location filename="../ui/layers/layer_text.cpp" line="47"/>
        <location filename="../ui/layers/layer_text.cpp" line="54"/>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message numerus="yes">
        <location filename="../ui/layers/layer_text.cpp" line="26"/>
        <source>%n stroke(s)</source>
        <translation>
            <numerusform>%n 笔</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../ui/layers/layer_text.cpp" line="30"/>
        <source>a ready map</source>
        <translation>现成的边缘图</translation>
    </message>
    <message>
        <location filename="../ui/layers/layer_text.cpp" line="38"/>
        <source>partners act everywhere</source>
        <translation>伙伴作用于全图</translation>
    </message>
    <message>
        <location filename="../ui/layers/layer_text.cpp" line="86"/>
        <source>Pose</source>
        <translation>姿势</translation>
    </message>
    <message>
        <location filename="../ui/layers/layer_text.cpp" line="88"/>
        <source>Edges</source>
        <translation>边缘</translation>
    </message>
    <message>
        <location filename="../ui/layers/layer_text.cpp" line="90"/>
        <source>Masks</source>
        <translation>蒙版</translation>
    </message>
    <message>
        <location filename="../ui/layers/layer_text.cpp" line="92"/>
        <source>Reference</source>
        <translation>参考图</translation>
    </message>
    <message>
        <location filename="../ui/layers/layer_text.cpp" line="96"/>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message numerus="yes">
        <location filename="../ui/layers/layer_text.cpp" line="48"/>
        <source>%n person(s)</source>
        <translation>
            <numerusform>%n 个人物</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../ui/layers/layer_text.cpp" line="58"/>
        <source>nothing painted yet</source>
        <translation>尚无图片</translation>
    </message>
    <message>
        <location filename="../ui/layers/layer_text.cpp" line="102"/>
        <source>hidden, still steers · %1</source>
        <translation>已隐藏，仍起作用 · %1</translation>
    </message>
</context>
<context>
    <name>ui::LayersDock</name>
    <message>
        <location filename="../ui/layers/layers_dock.cpp" line="26"/>
        <location filename="../ui/layers/layers_dock.cpp" line="44"/>
        <source>Layers</source>
        <translation>图层</translation>
    </message>
    <message>
        <location filename="../ui/layers/layers_dock.cpp" line="46"/>
        <source>Drag a layer, or press Ctrl+Up and Ctrl+Down, to change the order; Space shows or hides it</source>
        <translation>拖动图层或按 Ctrl+上/下 调整顺序；空格键显示或隐藏</translation>
    </message>
    <message>
        <location filename="../ui/layers/layers_dock.cpp" line="71"/>
        <location filename="../ui/layers/layers_dock.cpp" line="74"/>
        <source>Opacity</source>
        <translation>不透明度</translation>
    </message>
    <message>
        <location filename="../ui/layers/layers_dock.cpp" line="77"/>
        <source>Raise the layer (Ctrl+Up)</source>
        <translation>上移图层（Ctrl+上）</translation>
    </message>
    <message>
        <location filename="../ui/layers/layers_dock.cpp" line="78"/>
        <source>Lower the layer (Ctrl+Down)</source>
        <translation>下移图层（Ctrl+下）</translation>
    </message>
    <message>
        <location filename="../ui/layers/layers_dock.cpp" line="97"/>
        <source>Show a picture on the canvas to draw after</source>
        <translation>在画布上显示一张图片以供临摹</translation>
    </message>
    <message>
        <location filename="../ui/layers/layers_dock.cpp" line="98"/>
        <source>Reference picture…</source>
        <translation>参考图片…</translation>
    </message>
    <message>
        <location filename="../ui/layers/layers_dock.cpp" line="99"/>
        <source>Take the reference picture away</source>
        <translation>移除参考图片</translation>
    </message>
    <message>
        <location filename="../ui/layers/layers_dock.cpp" line="100"/>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
</context>
<context>
    <name>ui::LoraCard</name>
    <message>
        <location filename="../ui/plan/lora_card.cpp" line="20"/>
        <source>How far it changes the model; below 0 it turns its effect around</source>
        <translation>它改变模型的程度；小于 0 时效果相反</translation>
    </message>
    <message>
        <location filename="../ui/plan/lora_card.cpp" line="21"/>
        <source>Strength</source>
        <translation>强度</translation>
    </message>
    <message>
        <location filename="../ui/plan/lora_card.cpp" line="42"/>
        <source>missing</source>
        <translation>缺失</translation>
    </message>
</context>
<context>
    <name>ui::LoraPanel</name>
    <message>
        <location filename="../ui/plan/lora_panel.cpp" line="18"/>
        <source>No LoRAs yet: Settings &gt; Models… adds them.</source>
        <translation>还没有 LoRA：可在“设置 &gt; 模型…”中添加。</translation>
    </message>
    <message>
        <location filename="../ui/plan/lora_panel.cpp" line="20"/>
        <source>Add a LoRA ▾</source>
        <translation>添加 LoRA ▾</translation>
    </message>
    <message>
        <location filename="../ui/plan/lora_panel.cpp" line="21"/>
        <source>A small file that changes the plan&apos;s own model, its style or what it knows</source>
        <translation>改变计划所用模型的小文件：改变画风，或教它新的内容</translation>
    </message>
</context>
<context>
    <name>ui::LowStageEditor</name>
    <message>
        <location filename="../ui/plan/low_stage_editor.cpp" line="24"/>
        <source>small first</source>
        <translation>先画小图</translation>
    </message>
    <message>
        <location filename="../ui/plan/low_stage_editor.cpp" line="25"/>
        <source>Width of the low-resolution stage</source>
        <translation>低分辨率阶段的宽度</translation>
    </message>
    <message>
        <location filename="../ui/plan/low_stage_editor.cpp" line="26"/>
        <source>Height of the low-resolution stage</source>
        <translation>低分辨率阶段的高度</translation>
    </message>
    <message>
        <location filename="../ui/plan/low_stage_editor.cpp" line="27"/>
        <source>T_low</source>
        <translation>T_low</translation>
    </message>
    <message>
        <location filename="../ui/plan/low_stage_editor.cpp" line="31"/>
        <source>Paint the layout at a low resolution, then go on at the full one</source>
        <translation>先以低分辨率画出布局，再以完整分辨率继续</translation>
    </message>
    <message>
        <location filename="../ui/plan/low_stage_editor.cpp" line="32"/>
        <source>The timestep at which the low-resolution stage hands its picture over</source>
        <translation>低分辨率阶段交出图片的时间步</translation>
    </message>
    <message>
        <location filename="../ui/plan/low_stage_editor.cpp" line="129"/>
        <source>The model knows pictures of about %1 × %2. &lt;a href=&quot;low&quot;&gt;Begin at %3 × %4&lt;/a&gt;</source>
        <translation>此模型熟悉约 %1 × %2 的图片。&lt;a href=&quot;low&quot;&gt;从 %3 × %4 开始&lt;/a&gt;</translation>
    </message>
    <message>
        <location filename="../ui/plan/low_stage_editor.cpp" line="43"/>
        <source>until T_low</source>
        <translation>直到 T_low</translation>
    </message>
</context>
<context>
    <name>ui::MainWindow</name>
    <message>
        <location filename="../ui/window/main_window.cpp" line="118"/>
        <source>The studio ended without being closed; here is the work as it was at %1.</source>
        <translation>程序上次未正常关闭；这是 %1 时的工作内容。</translation>
    </message>
    <message numerus="yes">
        <location filename="../ui/window/main_window.cpp" line="122"/>
        <source>%n picture(s) had not been painted when the program ended: Retry in the queue paints them.</source>
        <translation>
            <numerusform>程序结束时有 %n 张图片尚未绘制：在队列中点“重试”即可绘制。</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../ui/window/main_window.cpp" line="174"/>
        <source>Open &amp;Recent</source>
        <translation>最近打开(&amp;R)</translation>
    </message>
    <message>
        <location filename="../ui/window/main_window.cpp" line="172"/>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <location filename="../ui/window/main_window.cpp" line="161"/>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <location filename="../ui/window/main_window.cpp" line="163"/>
        <source>&amp;Picture</source>
        <translation>图片(&amp;P)</translation>
    </message>
    <message>
        <location filename="../ui/window/main_window.cpp" line="168"/>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <location filename="../ui/window/main_window.cpp" line="183"/>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <location filename="../ui/window/main_window.cpp" line="196"/>
        <source>&amp;Theme</source>
        <translation>主题(&amp;T)</translation>
    </message>
    <message>
        <location filename="../ui/window/main_window.cpp" line="200"/>
        <source>&amp;Settings</source>
        <translation>设置(&amp;S)</translation>
    </message>
    <message>
        <location filename="../ui/window/main_window.cpp" line="204"/>
        <source>&amp;Language</source>
        <translation>语言(&amp;L)</translation>
    </message>
    <message>
        <location filename="../ui/window/main_window.cpp" line="318"/>
        <source>The language changes at the next start.</source>
        <translation>语言将在下次启动时更改。</translation>
    </message>
    <message>
        <location filename="../ui/window/main_window.cpp" line="322"/>
        <source>The language changes as soon as nothing is being painted.</source>
        <translation>待没有图片正在绘制时，语言即会切换。</translation>
    </message>
</context>
<context>
    <name>ui::MapController</name>
    <message>
        <location filename="../ui/controls/map_controller.cpp" line="114"/>
        <source>%1 is an edge map already: it is taken as it is.</source>
        <translation>%1 已经是边缘图：按原样使用。</translation>
    </message>
    <message>
        <location filename="../ui/controls/map_controller.cpp" line="113"/>
        <source>%1 is an edge map of dark lines already: it is taken inverted.</source>
        <translation>%1 已经是深色线条的边缘图：反相后使用。</translation>
    </message>
    <message>
        <location filename="../ui/controls/map_controller.cpp" line="119"/>
        <source>%1 has dark lines on a light ground; an edge map has light lines on black.</source>
        <translation>%1 是浅底深色线条；边缘图应为黑底浅色线条。</translation>
    </message>
    <message>
        <location filename="../ui/controls/map_controller.cpp" line="120"/>
        <source>Invert</source>
        <translation>反相</translation>
    </message>
</context>
<context>
    <name>ui::MaskEditor</name>
    <message>
        <location filename="../ui/partners/mask_editor.cpp" line="29"/>
        <source>Paint where the partner acts (M)</source>
        <translation>涂出伙伴作用的区域（M）</translation>
    </message>
    <message>
        <location filename="../ui/partners/mask_editor.cpp" line="30"/>
        <source>Act where it did not</source>
        <translation>反转作用区域</translation>
    </message>
    <message>
        <location filename="../ui/partners/mask_editor.cpp" line="31"/>
        <source>Act everywhere</source>
        <translation>作用于全图</translation>
    </message>
    <message>
        <location filename="../ui/partners/mask_editor.cpp" line="36"/>
        <source>%1 % of the canvas</source>
        <translation>画布的 %1 %</translation>
    </message>
    <message>
        <location filename="../ui/partners/mask_editor.cpp" line="36"/>
        <source>everywhere</source>
        <translation>全图</translation>
    </message>
</context>
<context>
    <name>ui::MaskOptions</name>
    <message>
        <location filename="../ui/canvas/options/mask_options.cpp" line="20"/>
        <source>Partner</source>
        <translation>伙伴</translation>
    </message>
    <message>
        <location filename="../ui/canvas/options/mask_options.cpp" line="21"/>
        <source>The partner whose mask is painted</source>
        <translation>正在绘制谁的蒙版</translation>
    </message>
    <message>
        <location filename="../ui/canvas/options/mask_options.cpp" line="27"/>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <location filename="../ui/canvas/options/mask_options.cpp" line="28"/>
        <source>Width of the brush ([ and ]); masks are painted four times as broadly as edges</source>
        <translation>画笔宽度（[ 和 ]）；绘制蒙版时宽度为边缘的四倍</translation>
    </message>
    <message>
        <location filename="../ui/canvas/options/mask_options.cpp" line="30"/>
        <source>Invert</source>
        <translation>反转</translation>
    </message>
    <message>
        <location filename="../ui/canvas/options/mask_options.cpp" line="30"/>
        <source>Act where it did not</source>
        <translation>改为在原先不起作用的地方起作用</translation>
    </message>
    <message>
        <location filename="../ui/canvas/options/mask_options.cpp" line="31"/>
        <source>Everywhere</source>
        <translation>全部</translation>
    </message>
    <message>
        <location filename="../ui/canvas/options/mask_options.cpp" line="31"/>
        <source>Act everywhere</source>
        <translation>在整个画布上起作用</translation>
    </message>
    <message>
        <location filename="../ui/canvas/options/mask_options.cpp" line="32"/>
        <source>Right button: take away</source>
        <translation>右键：擦去</translation>
    </message>
    <message>
        <location filename="../ui/canvas/options/mask_options.cpp" line="51"/>
        <source>No partner yet</source>
        <translation>还没有伙伴</translation>
    </message>
</context>
<context>
    <name>ui::MaskTool</name>
    <message>
        <location filename="../ui/canvas/tools/mask_tool.cpp" line="29"/>
        <source>A mask says where a partner acts: add a partner first.</source>
        <translation>蒙版规定伙伴的作用区域：请先添加伙伴。</translation>
    </message>
</context>
<context>
    <name>ui::MemoryMeter</name>
    <message>
        <location filename="../ui/window/memory_meter.cpp" line="40"/>
        <location filename="../ui/window/memory_meter.cpp" line="50"/>
        <source>%1 of %2 GB</source>
        <translation>%1 / %2 GB</translation>
    </message>
    <message>
        <location filename="../ui/window/memory_meter.cpp" line="35"/>
        <source>Memory that the studio takes, of what the machine has</source>
        <translation>程序占用的内存，以及机器的内存总量</translation>
    </message>
</context>
<context>
    <name>ui::MessageBar</name>
    <message>
        <location filename="../ui/widgets/message_bar.cpp" line="42"/>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <location filename="../ui/widgets/message_bar.cpp" line="49"/>
        <source>Dismiss</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>ui::MissingModels</name>
    <message>
        <location filename="../ui/models/missing_models.cpp" line="69"/>
        <source>Not the same files as when the project was saved: %1. Its pictures may come out otherwise.</source>
        <translation>与保存项目时不是同一文件：%1。画出的图片可能不同。</translation>
    </message>
    <message>
        <location filename="../ui/models/missing_models.cpp" line="52"/>
        <source>%1 (it was %2)</source>
        <translation>%1（原位于 %2）</translation>
    </message>
    <message>
        <location filename="../ui/models/missing_models.cpp" line="55"/>
        <source>Not among the models here: %1. Settings &gt; Models… adds them.</source>
        <translation>这里没有以下模型：%1。可在“设置 &gt; 模型…”中添加。</translation>
    </message>
</context>
<context>
    <name>ui::ModelCard</name>
    <message>
        <location filename="../ui/models/model_card.cpp" line="81"/>
        <source>%1: whether it takes part</source>
        <translation>%1：是否参与</translation>
    </message>
    <message>
        <location filename="../ui/models/model_card.cpp" line="81"/>
        <source>Whether it takes part</source>
        <translation>是否参与</translation>
    </message>
    <message>
        <location filename="../ui/models/model_card.cpp" line="49"/>
        <source>Take it out of the plan</source>
        <translation>从方案中移除</translation>
    </message>
</context>
<context>
    <name>ui::ModelController</name>
    <message>
        <location filename="../ui/models/model_controller.cpp" line="102"/>
        <source>Choose a folder to watch for models</source>
        <translation>选择要监视的模型文件夹</translation>
    </message>
    <message>
        <location filename="../ui/models/model_controller.cpp" line="64"/>
        <source>The folder with CLIP&apos;s vocabulary</source>
        <translation>含有 CLIP 词表的文件夹</translation>
    </message>
    <message>
        <location filename="../ui/models/model_controller.cpp" line="67"/>
        <source>The model folder that lends its parts</source>
        <translation>借出部件的模型文件夹</translation>
    </message>
    <message>
        <location filename="../ui/models/model_controller.cpp" line="98"/>
        <source>Choose a model folder</source>
        <translation>选择模型文件夹</translation>
    </message>
</context>
<context>
    <name>ui::ModelDetail</name>
    <message>
        <location filename="../ui/models/model_detail.cpp" line="32"/>
        <source>At %1</source>
        <translation>位于 %1</translation>
    </message>
    <message>
        <location filename="../ui/models/model_detail.cpp" line="33"/>
        <source>In the watched folder %1, and forgotten with it</source>
        <translation>在监视的文件夹 %1 中，随其一并移除</translation>
    </message>
    <message>
        <location filename="../ui/models/model_detail.cpp" line="34"/>
        <source>Vocabulary: %1</source>
        <translation>词表：%1</translation>
    </message>
    <message>
        <location filename="../ui/models/model_detail.cpp" line="36"/>
        <source>Vocabulary: %1 (found on this machine; the button below names another)</source>
        <translation>词表：%1（在本机找到；可用下面的按钮另行指定）</translation>
    </message>
    <message>
        <location filename="../ui/models/model_detail.cpp" line="38"/>
        <source>Missing parts from %1</source>
        <translation>缺少的部分来自 %1</translation>
    </message>
    <message>
        <location filename="../ui/models/model_detail.cpp" line="39"/>
        <source>Structure from %1</source>
        <translation>结构模型来自 %1</translation>
    </message>
    <message>
        <location filename="../ui/models/model_detail.cpp" line="94"/>
        <source>Notes of your own</source>
        <translation>您的备注</translation>
    </message>
    <message>
        <location filename="../ui/models/model_detail.cpp" line="111"/>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <location filename="../ui/models/model_detail.cpp" line="112"/>
        <source>Copy the whole hash</source>
        <translation>复制完整的哈希值</translation>
    </message>
    <message>
        <location filename="../ui/models/model_detail.cpp" line="119"/>
        <source>Read…</source>
        <translation>阅读…</translation>
    </message>
    <message>
        <location filename="../ui/models/model_detail.cpp" line="142"/>
        <source>Licence: %1</source>
        <translation>许可证：%1</translation>
    </message>
    <message>
        <location filename="../ui/models/model_detail.cpp" line="208"/>
        <source>Licence of %1</source>
        <translation>%1 的许可证</translation>
    </message>
    <message>
        <location filename="../ui/models/model_detail.cpp" line="170"/>
        <source>SHA-256: being computed…</source>
        <translation>SHA-256：正在计算…</translation>
    </message>
    <message>
        <location filename="../ui/models/model_detail.cpp" line="171"/>
        <source>SHA-256: %1…</source>
        <translation>SHA-256：%1…</translation>
    </message>
    <message>
        <location filename="../ui/models/model_detail.cpp" line="178"/>
        <source>SHA-256: not known</source>
        <translation>SHA-256：未知</translation>
    </message>
</context>
<context>
    <name>ui::ModelsDialog</name>
    <message>
        <location filename="../ui/models/models_dialog.cpp" line="41"/>
        <source>LoRA</source>
        <translation>LoRA</translation>
    </message>
    <message>
        <location filename="../ui/models/models_dialog.cpp" line="189"/>
        <source>Borrow from File…</source>
        <translation>从文件借用…</translation>
    </message>
    <message>
        <location filename="../ui/models/models_dialog.cpp" line="190"/>
        <source>A model file, or an autoencoder&apos;s, that lends what this file lacks</source>
        <translation>提供此文件所缺部分的模型文件或自动编码器文件</translation>
    </message>
    <message>
        <location filename="../ui/models/models_dialog.cpp" line="130"/>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message numerus="yes">
        <location filename="../ui/models/models_dialog.cpp" line="89"/>
        <source>%n model(s)</source>
        <translation>
            <numerusform>%n 个模型</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../ui/models/models_dialog.cpp" line="91"/>
        <source>Watched folder</source>
        <translation>监视的文件夹</translation>
    </message>
    <message>
        <location filename="../ui/models/models_dialog.cpp" line="133"/>
        <source>Watch Folder…</source>
        <translation>监视文件夹…</translation>
    </message>
    <message>
        <location filename="../ui/models/models_dialog.cpp" line="133"/>
        <source>A folder of models: what lies in it is listed</source>
        <translation>存放模型的文件夹：其中的模型都会列出</translation>
    </message>
    <message>
        <location filename="../ui/models/models_dialog.cpp" line="320"/>
        <source>Stop Watching</source>
        <translation>停止监视</translation>
    </message>
    <message>
        <location filename="../ui/models/models_dialog.cpp" line="292"/>
        <source>Models that appear in %1 are listed here, as long as they lie there.</source>
        <translation>只要模型位于 %1 中，就会列在这里。</translation>
    </message>
    <message>
        <location filename="../ui/models/models_dialog.cpp" line="35"/>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <location filename="../ui/models/models_dialog.cpp" line="37"/>
        <source>Partner</source>
        <translation>伙伴模型</translation>
    </message>
    <message>
        <location filename="../ui/models/models_dialog.cpp" line="39"/>
        <source>ControlNet</source>
        <translation>ControlNet</translation>
    </message>
    <message>
        <location filename="../ui/models/models_dialog.cpp" line="49"/>
        <source>noise (epsilon)</source>
        <translation>噪声（epsilon）</translation>
    </message>
    <message>
        <location filename="../ui/models/models_dialog.cpp" line="50"/>
        <source>velocity (v)</source>
        <translation>速度（v）</translation>
    </message>
    <message>
        <location filename="../ui/models/models_dialog.cpp" line="50"/>
        <location filename="../ui/models/models_dialog.cpp" line="62"/>
        <source>not said</source>
        <translation>未说明</translation>
    </message>
    <message>
        <location filename="../ui/models/models_dialog.cpp" line="55"/>
        <source>broken</source>
        <translation>已损坏</translation>
    </message>
    <message>
        <location filename="../ui/models/models_dialog.cpp" line="43"/>
        <source>Enlarger</source>
        <translation>放大器</translation>
    </message>
    <message>
        <location filename="../ui/models/models_dialog.cpp" line="60"/>
        <source>pictures, %1 times</source>
        <translation>图片，%1 倍</translation>
    </message>
    <message>
        <location filename="../ui/models/models_dialog.cpp" line="61"/>
        <source>%1 channels, 1/%2</source>
        <translation>%1 通道，1/%2</translation>
    </message>
    <message>
        <location filename="../ui/models/models_dialog.cpp" line="62"/>
        <source>this program&apos;s</source>
        <translation>本程序自有</translation>
    </message>
    <message>
        <location filename="../ui/models/models_dialog.cpp" line="119"/>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <location filename="../ui/models/models_dialog.cpp" line="153"/>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <location filename="../ui/models/models_dialog.cpp" line="153"/>
        <source>Kind</source>
        <translation>类别</translation>
    </message>
    <message>
        <location filename="../ui/models/models_dialog.cpp" line="153"/>
        <source>Family</source>
        <translation>系列</translation>
    </message>
    <message>
        <location filename="../ui/models/models_dialog.cpp" line="153"/>
        <source>Predicts</source>
        <translation>预测</translation>
    </message>
    <message>
        <location filename="../ui/models/models_dialog.cpp" line="153"/>
        <source>Latents</source>
        <translation>潜空间</translation>
    </message>
    <message>
        <location filename="../ui/models/models_dialog.cpp" line="153"/>
        <source>On disk</source>
        <translation>磁盘占用</translation>
    </message>
    <message>
        <location filename="../ui/models/models_dialog.cpp" line="125"/>
        <source>Add models where they lie, or drop them here: folders in the layout of diffusers, and files of Stable Diffusion 1.x, 2.x, SDXL and PanGu-Draw v3, and their LoRAs. Nothing is copied, and forgetting a model leaves its files.</source>
        <translation>在模型所在之处添加，或把模型拖到这里：diffusers 布局的文件夹，以及 Stable Diffusion 1.x、2.x、SDXL 和 PanGu-Draw v3 的文件及其 LoRA。不会复制任何内容；移除模型不会删除其文件。</translation>
    </message>
    <message>
        <location filename="../ui/models/models_dialog.cpp" line="131"/>
        <source>Add File…</source>
        <translation>添加文件…</translation>
    </message>
    <message>
        <location filename="../ui/models/models_dialog.cpp" line="131"/>
        <source>A .safetensors file, or a MindSpore checkpoint</source>
        <translation>.safetensors 文件或 MindSpore 检查点</translation>
    </message>
    <message>
        <location filename="../ui/models/models_dialog.cpp" line="132"/>
        <source>Add Folder…</source>
        <translation>添加文件夹…</translation>
    </message>
    <message>
        <location filename="../ui/models/models_dialog.cpp" line="132"/>
        <source>A folder with model_index.json</source>
        <translation>含有 model_index.json 的文件夹</translation>
    </message>
    <message>
        <location filename="../ui/models/models_dialog.cpp" line="178"/>
        <source>What the model predicts, for files that do not say</source>
        <translation>模型预测什么（供未说明的文件使用）</translation>
    </message>
    <message>
        <location filename="../ui/models/models_dialog.cpp" line="179"/>
        <source>Predicts what its files say</source>
        <translation>按文件说明预测</translation>
    </message>
    <message>
        <location filename="../ui/models/models_dialog.cpp" line="180"/>
        <source>Predicts noise (epsilon)</source>
        <translation>预测噪声（epsilon）</translation>
    </message>
    <message>
        <location filename="../ui/models/models_dialog.cpp" line="181"/>
        <source>Predicts velocity (v)</source>
        <translation>预测速度（v）</translation>
    </message>
    <message>
        <location filename="../ui/models/models_dialog.cpp" line="192"/>
        <source>Structure…</source>
        <translation>结构模型…</translation>
    </message>
    <message>
        <location filename="../ui/models/models_dialog.cpp" line="193"/>
        <source>PanGu-Draw&apos;s other checkpoint, whose generator makes the structure</source>
        <translation>PanGu-Draw 的另一个检查点，其生成器负责结构</translation>
    </message>
    <message>
        <location filename="../ui/models/models_dialog.cpp" line="182"/>
        <source>Vocabulary…</source>
        <translation>词表…</translation>
    </message>
    <message>
        <location filename="../ui/models/models_dialog.cpp" line="183"/>
        <source>The folder with CLIP&apos;s vocabulary: vocab.json and merges.txt, tokenizer.json, or bpe_simple_vocab_16e6.txt.gz; it serves other files, too</source>
        <translation>含有 CLIP 词表的文件夹：vocab.json 和 merges.txt、tokenizer.json 或 bpe_simple_vocab_16e6.txt.gz；也供其他文件使用</translation>
    </message>
    <message>
        <location filename="../ui/models/models_dialog.cpp" line="186"/>
        <source>Borrow Parts…</source>
        <translation>借用部件…</translation>
    </message>
    <message>
        <location filename="../ui/models/models_dialog.cpp" line="187"/>
        <source>A model folder that lends the autoencoder or text encoder this file lacks</source>
        <translation>借出此文件所缺自编码器或文本编码器的模型文件夹</translation>
    </message>
    <message>
        <location filename="../ui/models/models_dialog.cpp" line="320"/>
        <source>Forget</source>
        <translation>移除</translation>
    </message>
    <message>
        <location filename="../ui/models/models_dialog.cpp" line="200"/>
        <source>Take it off the list; its files stay</source>
        <translation>从列表中移除；文件保留</translation>
    </message>
    <message>
        <location filename="../ui/models/models_dialog.cpp" line="286"/>
        <source>No models of your own yet.</source>
        <translation>还没有您自己的模型。</translation>
    </message>
</context>
<context>
    <name>ui::PartnerCard</name>
    <message>
        <location filename="../ui/partners/partner_card.cpp" line="55"/>
        <source>Prompt</source>
        <translation>提示词</translation>
    </message>
    <message>
        <location filename="../ui/partners/partner_card.cpp" line="56"/>
        <source>Avoid</source>
        <translation>避免</translation>
    </message>
    <message>
        <location filename="../ui/partners/partner_card.cpp" line="91"/>
        <source>as in the plan</source>
        <translation>与计划相同</translation>
    </message>
    <message>
        <location filename="../ui/partners/partner_card.cpp" line="150"/>
        <source>How far the partner moves the picture at each step</source>
        <translation>伙伴模型在每一步对图片的影响程度</translation>
    </message>
    <message>
        <location filename="../ui/partners/partner_card.cpp" line="50"/>
        <source>Strength</source>
        <translation>强度</translation>
    </message>
    <message>
        <location filename="../ui/partners/partner_card.cpp" line="51"/>
        <source>Acts</source>
        <translation>作用区间</translation>
    </message>
    <message>
        <location filename="../ui/partners/partner_card.cpp" line="52"/>
        <location filename="../ui/partners/partner_card.cpp" line="62"/>
        <source>Guidance</source>
        <translation>引导强度</translation>
    </message>
    <message>
        <location filename="../ui/partners/partner_card.cpp" line="53"/>
        <source>Bridge</source>
        <translation>桥接</translation>
    </message>
    <message>
        <location filename="../ui/partners/partner_card.cpp" line="54"/>
        <source>Mask</source>
        <translation>蒙版</translation>
    </message>
    <message>
        <location filename="../ui/partners/partner_card.cpp" line="63"/>
        <source>How closely the partner keeps to the prompt and to its control map</source>
        <translation>伙伴模型遵循提示词和控制图的程度</translation>
    </message>
    <message>
        <location filename="../ui/partners/partner_card.cpp" line="123"/>
        <source>learned</source>
        <translation>学习式</translation>
    </message>
    <message>
        <location filename="../ui/partners/partner_card.cpp" line="123"/>
        <source>A small network between the latent spaces: fast</source>
        <translation>潜空间之间的小型网络：快</translation>
    </message>
    <message>
        <location filename="../ui/partners/partner_card.cpp" line="124"/>
        <source>image space</source>
        <translation>图像空间</translation>
    </message>
    <message>
        <location filename="../ui/partners/partner_card.cpp" line="124"/>
        <source>Decodes and encodes the picture at each step: exact, slow</source>
        <translation>每一步都解码再编码图片：精确，慢</translation>
    </message>
    <message>
        <location filename="../ui/partners/partner_card.cpp" line="145"/>
        <source>missing</source>
        <translation>缺失</translation>
    </message>
    <message>
        <location filename="../ui/partners/partner_card.cpp" line="149"/>
        <source>The curve&apos;s highest strength; a move makes it the same at each step</source>
        <translation>曲线的最高强度；移动后每一步的强度都相同</translation>
    </message>
</context>
<context>
    <name>ui::PartnerModels</name>
    <message>
        <location filename="../ui/partners/partner_models.cpp" line="26"/>
        <source>Add to this partner ▾</source>
        <translation>添加到此伙伴 ▾</translation>
    </message>
    <message>
        <location filename="../ui/partners/partner_models.cpp" line="27"/>
        <source>A ControlNet or a LoRA of the partner&apos;s own family; it works on the partner alone</source>
        <translation>与伙伴同一家族的 ControlNet 或 LoRA；只作用于该伙伴</translation>
    </message>
</context>
<context>
    <name>ui::PartnersDock</name>
    <message>
        <location filename="../ui/partners/partners_dock.cpp" line="18"/>
        <source>Partners</source>
        <translation>伙伴模型</translation>
    </message>
    <message>
        <location filename="../ui/partners/partners_dock.cpp" line="23"/>
        <source>Add a partner ▾</source>
        <translation>添加伙伴 ▾</translation>
    </message>
    <message>
        <location filename="../ui/partners/partners_dock.cpp" line="24"/>
        <source>A model with a latent space of its own that paints along</source>
        <translation>拥有自己潜空间、一同作画的模型</translation>
    </message>
</context>
<context>
    <name>ui::PictureController</name>
    <message>
        <location filename="../ui/window/picture_controller.cpp" line="95"/>
        <source>%1 holds no plan: it was saved without one.</source>
        <translation>%1 不含计划：保存时没有写入。</translation>
    </message>
    <message>
        <location filename="../ui/window/picture_controller.cpp" line="128"/>
        <source>The picture is saved as %1.</source>
        <translation>图片已保存为 %1。</translation>
    </message>
</context>
<context>
    <name>ui::NewEdition</name>
    <message>
        <source>The starter models are a new edition (%1): older pictures that name them come out otherwise when they are painted again.</source>
        <translation>入门模型已换为新版本（%1）：使用它们的旧图片重新绘制时，结果会有所不同。</translation>
    </message>
</context>
<context>
    <name>ui::PictureEnlarger</name>
    <message>
        <location filename="../ui/gallery/picture_enlarger.cpp" line="29"/>
        <source>The picture is being enlarged; the larger one comes into the gallery.</source>
        <translation>正在放大图片；放大后的图片将出现在图库中。</translation>
    </message>
    <message>
        <location filename="../ui/gallery/picture_enlarger.cpp" line="39"/>
        <source>Enlarged to %1 × %2.</source>
        <translation>已放大到 %1 × %2。</translation>
    </message>
    <message>
        <location filename="../ui/gallery/picture_enlarger.cpp" line="41"/>
        <source>The larger picture could not be written to the gallery folder; save it elsewhere.</source>
        <translation>放大后的图片无法写入图库文件夹；请另存到其他位置。</translation>
    </message>
</context>
<context>
    <name>ui::PictureExporter</name>
    <message numerus="yes">
        <location filename="../ui/gallery/picture_exporter.cpp" line="62"/>
        <source>%n picture(s) exported to %1.</source>
        <translation>
            <numerusform>%n 张图片已导出到 %1。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::PlanBar</name>
    <message>
        <location filename="../ui/timeline/plan_bar.cpp" line="28"/>
        <source>Denoising plan</source>
        <translation>去噪计划</translation>
    </message>
    <message>
        <location filename="../ui/timeline/plan_bar.cpp" line="254"/>
        <source>Click to switch it on or off</source>
        <translation>单击以打开或关闭</translation>
    </message>
    <message>
        <location filename="../ui/timeline/plan_bar.cpp" line="257"/>
        <source>Drag the handle: structure paints before it, texture after it. A double click resets it.</source>
        <translation>拖动手柄：手柄之前由结构生成器绘制，之后由纹理生成器绘制。双击复位。</translation>
    </message>
    <message>
        <location filename="../ui/timeline/plan_bar_paint.cpp" line="17"/>
        <source>Generator</source>
        <translation>生成器</translation>
    </message>
    <message>
        <location filename="../ui/timeline/plan_bar_paint.cpp" line="48"/>
        <source>structure</source>
        <translation>结构</translation>
    </message>
    <message>
        <location filename="../ui/timeline/plan_bar_paint.cpp" line="49"/>
        <source>texture</source>
        <translation>纹理</translation>
    </message>
    <message>
        <location filename="../ui/timeline/plan_bar.cpp" line="256"/>
        <source>This model paints with one generator from beginning to end.</source>
        <translation>此模型自始至终只用一个生成器绘制。</translation>
    </message>
</context>
<context>
    <name>ui::PlanDock</name>
    <message>
        <location filename="../ui/plan/plan_dock.cpp" line="59"/>
        <source>This picture was finished early. Click to take all the steps.</source>
        <translation>此图片曾提前完成。点击可恢复全部步数。</translation>
    </message>
    <message>
        <location filename="../ui/plan/plan_dock.cpp" line="160"/>
        <source>Stops after step %1 ✕</source>
        <translation>第 %1 步后停止 ✕</translation>
    </message>
    <message>
        <location filename="../ui/plan/plan_dock.cpp" line="32"/>
        <source>Plan</source>
        <translation>计划</translation>
    </message>
    <message>
        <location filename="../ui/plan/plan_dock.cpp" line="40"/>
        <location filename="../ui/plan/plan_dock.cpp" line="115"/>
        <source>Sampler</source>
        <translation>采样器</translation>
    </message>
    <message>
        <location filename="../ui/plan/plan_dock.cpp" line="41"/>
        <location filename="../ui/plan/plan_dock.cpp" line="116"/>
        <source>Spacing</source>
        <translation>噪声间隔</translation>
    </message>
    <message>
        <location filename="../ui/plan/plan_dock.cpp" line="171"/>
        <source>The model&apos;s</source>
        <translation>模型自带</translation>
    </message>
    <message>
        <location filename="../ui/plan/plan_dock.cpp" line="84"/>
        <source>%1 ask the model twice a step</source>
        <translation>%1 每步调用模型两次</translation>
    </message>
    <message>
        <location filename="../ui/plan/plan_dock.cpp" line="84"/>
        <source> and </source>
        <translation> 和 </translation>
    </message>
    <message>
        <location filename="../ui/plan/plan_dock.cpp" line="73"/>
        <source>How the noise of the steps falls; Karras and Exponential take more steps near the picture</source>
        <translation>各步噪声如何递减；Karras 和 Exponential 在接近成图时步子更密</translation>
    </message>
    <message>
        <location filename="../ui/plan/plan_dock.cpp" line="45"/>
        <location filename="../ui/plan/plan_dock.cpp" line="120"/>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <location filename="../ui/plan/plan_dock.cpp" line="54"/>
        <location filename="../ui/plan/plan_dock.cpp" line="112"/>
        <source>Steps</source>
        <translation>步数</translation>
    </message>
    <message>
        <location filename="../ui/plan/plan_dock.cpp" line="55"/>
        <source>More steps take longer and show finer detail</source>
        <translation>步数越多，用时越长，细节越精细</translation>
    </message>
    <message>
        <location filename="../ui/plan/plan_dock.cpp" line="61"/>
        <location filename="../ui/plan/plan_dock.cpp" line="114"/>
        <source>Guidance</source>
        <translation>引导强度</translation>
    </message>
    <message>
        <location filename="../ui/plan/plan_dock.cpp" line="62"/>
        <source>How closely the picture keeps to the prompt; 1 leaves the negative prompt out</source>
        <translation>图片遵循提示词的程度；为 1 时不使用反向提示词</translation>
    </message>
    <message>
        <location filename="../ui/plan/plan_dock.cpp" line="110"/>
        <source>Size</source>
        <translation>尺寸</translation>
    </message>
    <message>
        <location filename="../ui/plan/plan_dock.cpp" line="111"/>
        <source>Stages</source>
        <translation>阶段</translation>
    </message>
    <message>
        <location filename="../ui/plan/plan_dock.cpp" line="117"/>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <location filename="../ui/plan/plan_dock.cpp" line="118"/>
        <source>T_struct</source>
        <translation>T_struct</translation>
    </message>
    <message>
        <location filename="../ui/plan/plan_dock.cpp" line="68"/>
        <location filename="../ui/plan/plan_dock.cpp" line="119"/>
        <source>Batch</source>
        <translation>批量</translation>
    </message>
    <message>
        <location filename="../ui/plan/plan_dock.cpp" line="69"/>
        <source>How many pictures: with this seed and those that follow, or each with a random one</source>
        <translation>要画多少张图片：使用此种子及其后续种子，或每张使用一个随机种子</translation>
    </message>
</context>
<context>
    <name>ui::PlanHandle</name>
    <message>
        <location filename="../ui/timeline/plan_handles.cpp" line="132"/>
        <source>T_struct %1</source>
        <translation>T_struct %1</translation>
    </message>
    <message>
        <location filename="../ui/timeline/plan_handles.cpp" line="134"/>
        <source>T_low %1</source>
        <translation>T_low %1</translation>
    </message>
    <message>
        <location filename="../ui/timeline/plan_handles.cpp" line="138"/>
        <source>%1 %2 at t %3</source>
        <translation>%1 在 t %3 处为 %2</translation>
    </message>
    <message>
        <location filename="../ui/timeline/plan_handles.cpp" line="142"/>
        <source>begins at t %1</source>
        <translation>从 t %1 开始</translation>
    </message>
    <message>
        <location filename="../ui/timeline/plan_handles.cpp" line="143"/>
        <source>ends at t %1</source>
        <translation>到 t %1 结束</translation>
    </message>
</context>
<context>
    <name>ui::PlanNotices</name>
    <message>
        <location filename="../ui/window/plan_notices.cpp" line="109"/>
        <source>The LoRA %1 is left out.</source>
        <translation>LoRA %1 已略去。</translation>
    </message>
    <message>
        <location filename="../ui/window/plan_notices.cpp" line="111"/>
        <source>The LoRA %1 acts at the strength %2.</source>
        <translation>LoRA %1 以强度 %2 生效。</translation>
    </message>
    <message>
        <location filename="../ui/window/plan_notices.cpp" line="26"/>
        <source>The plan of %1 is restored.</source>
        <translation>已恢复 %1 的计划。</translation>
    </message>
    <message>
        <location filename="../ui/window/plan_notices.cpp" line="27"/>
        <source>The plan of %1, written by %2, is restored.</source>
        <translation>已恢复 %1 的计划，它由 %2 写入。</translation>
    </message>
    <message>
        <location filename="../ui/window/plan_notices.cpp" line="89"/>
        <source>Its model %1 is not taken over: %2 stays.</source>
        <translation>其中的模型 %1 不予采用，仍用 %2。</translation>
    </message>
    <message>
        <location filename="../ui/window/plan_notices.cpp" line="91"/>
        <source>The sampler %1 became %2, the nearest one.</source>
        <translation>采样器 %1 改为最接近的 %2。</translation>
    </message>
    <message>
        <location filename="../ui/window/plan_notices.cpp" line="93"/>
        <source>%1 steps became %2.</source>
        <translation>%1 步改为 %2 步。</translation>
    </message>
    <message>
        <location filename="../ui/window/plan_notices.cpp" line="95"/>
        <source>Guidance %1 became %2.</source>
        <translation>引导强度 %1 改为 %2。</translation>
    </message>
    <message>
        <location filename="../ui/window/plan_notices.cpp" line="97"/>
        <source>The size %1 became %2.</source>
        <translation>尺寸 %1 改为 %2。</translation>
    </message>
    <message>
        <location filename="../ui/window/plan_notices.cpp" line="99"/>
        <source>The seed %1 cannot be read: %2 stands in for it.</source>
        <translation>种子 %1 无法读取，以 %2 代替。</translation>
    </message>
    <message>
        <location filename="../ui/window/plan_notices.cpp" line="101"/>
        <source>The seed stays random, as %1 says.</source>
        <translation>种子为 %1，即保持随机。</translation>
    </message>
    <message>
        <location filename="../ui/window/plan_notices.cpp" line="103"/>
        <source>A prompt of %1 bytes was cut after %2.</source>
        <translation>提示词有 %1 字节，只保留前 %2 字节。</translation>
    </message>
    <message>
        <location filename="../ui/window/plan_notices.cpp" line="105"/>
        <source>Bytes of a prompt that are no text were replaced.</source>
        <translation>提示词中不是文字的字节已被替换。</translation>
    </message>
    <message>
        <location filename="../ui/window/plan_notices.cpp" line="107"/>
        <source>%1 prompts were joined into one.</source>
        <translation>%1 条提示词已合并为一条。</translation>
    </message>
    <message>
        <location filename="../ui/window/plan_notices.cpp" line="113"/>
        <source>Of its %1 passes the first one is taken.</source>
        <translation>共 %1 遍绘制，只采用第一遍。</translation>
    </message>
    <message>
        <location filename="../ui/window/plan_notices.cpp" line="24"/>
        <source>Of the plan of %1, written by %2, this is restored: %3. All else is as in a new plan.</source>
        <translation>%1 的计划（由 %2 写入）只恢复了：%3。其余与新计划相同。</translation>
    </message>
    <message>
        <location filename="../ui/window/plan_notices.cpp" line="57"/>
        <source>prompt</source>
        <translation>提示词</translation>
    </message>
    <message>
        <location filename="../ui/window/plan_notices.cpp" line="59"/>
        <source>negative prompt</source>
        <translation>反向提示词</translation>
    </message>
    <message>
        <location filename="../ui/window/plan_notices.cpp" line="61"/>
        <source>steps</source>
        <translation>步数</translation>
    </message>
    <message>
        <location filename="../ui/window/plan_notices.cpp" line="63"/>
        <source>sampler</source>
        <translation>采样器</translation>
    </message>
    <message>
        <location filename="../ui/window/plan_notices.cpp" line="65"/>
        <source>guidance</source>
        <translation>引导强度</translation>
    </message>
    <message>
        <location filename="../ui/window/plan_notices.cpp" line="67"/>
        <source>seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <location filename="../ui/window/plan_notices.cpp" line="69"/>
        <source>size</source>
        <translation>尺寸</translation>
    </message>
    <message>
        <location filename="../ui/window/plan_notices.cpp" line="71"/>
        <source>LoRAs</source>
        <translation>LoRA</translation>
    </message>
    <message>
        <location filename="../ui/window/plan_notices.cpp" line="73"/>
        <source>ControlNets</source>
        <translation>ControlNet</translation>
    </message>
    <message>
        <location filename="../ui/window/plan_notices.cpp" line="83"/>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <location filename="../ui/window/plan_notices.cpp" line="115"/>
        <source>Its hires fix is a first stage of %1 now, on the way to %2.</source>
        <translation>其中的高分辨率修复（hires fix）改为先画 %1 的阶段，再到 %2。</translation>
    </message>
    <message>
        <location filename="../ui/window/plan_notices.cpp" line="117"/>
        <source>Its style prompts were joined to the prompts: %1.</source>
        <translation>其中的风格提示词已并入提示词：%1。</translation>
    </message>
    <message>
        <location filename="../ui/window/plan_notices.cpp" line="119"/>
        <source>Not understood in its prompts, and left out: %1.</source>
        <translation>提示词中无法理解而略去的内容：%1。</translation>
    </message>
    <message>
        <location filename="../ui/window/plan_notices.cpp" line="121"/>
        <source>%1 of its prompt changes while the picture forms: “%2” stands in for it.</source>
        <translation>提示词中的 %1 会随绘制过程变化，以“%2”代替。</translation>
    </message>
    <message>
        <location filename="../ui/window/plan_notices.cpp" line="123"/>
        <source>Words that stood for embeddings are mere words here: %1.</source>
        <translation>原本代表嵌入（embedding）的词在这里只是普通的词：%1。</translation>
    </message>
    <message>
        <location filename="../ui/window/plan_notices.cpp" line="125"/>
        <source>The map of the ControlNet %1 is not in the picture: it is switched off.</source>
        <translation>ControlNet %1 所用的图不在图片中，已将其关闭。</translation>
    </message>
    <message>
        <location filename="../ui/window/plan_notices.cpp" line="127"/>
        <source>The ControlNet %1 is left out.</source>
        <translation>ControlNet %1 已略去。</translation>
    </message>
    <message>
        <location filename="../ui/window/plan_notices.cpp" line="129"/>
        <source>A plan has no such settings: %1.</source>
        <translation>计划中没有这些设置：%1。</translation>
    </message>
</context>
<context>
    <name>ui::PlanRow</name>
    <message>
        <location filename="../ui/timeline/plan_rows.cpp" line="43"/>
        <source>Resolution</source>
        <translation>分辨率</translation>
    </message>
    <message>
        <location filename="../ui/timeline/plan_rows.cpp" line="45"/>
        <source>The layout forms at the low resolution; at T_low its picture is enlarged and goes on.</source>
        <translation>布局在低分辨率下成形；到 T_low 时图片被放大并继续。</translation>
    </message>
    <message>
        <location filename="../ui/timeline/plan_rows.cpp" line="81"/>
        <source>%1 acts at %2. Drag its ends and its strength; a double click sets a point on the curve, another takes it away.</source>
        <translation>%1 作用于 %2。拖动两端和强度；双击在曲线上加一点，再次双击移除。</translation>
    </message>
    <message>
        <location filename="../ui/timeline/plan_rows.cpp" line="130"/>
        <source>%1 acts at %2.</source>
        <translation>%1 在 %2 起作用。</translation>
    </message>
</context>
<context>
    <name>ui::PoseNotices</name>
    <message>
        <location filename="../ui/controls/pose_notices.cpp" line="16"/>
        <source>%1 holds %2 frames: the first one with people is taken.</source>
        <translation>%1 有 %2 帧，采用第一个有人物的帧。</translation>
    </message>
    <message numerus="yes">
        <location filename="../ui/controls/pose_notices.cpp" line="18"/>
        <source>%n person(s) without a visible joint left out.</source>
        <translation>
            <numerusform>略去了 %n 个没有可见关节的人物。</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../ui/controls/pose_notices.cpp" line="20"/>
        <source>%1 does not say how large its canvas is: it is taken as %2 x %3.</source>
        <translation>%1 没有说明画布大小，按 %2 x %3 处理。</translation>
    </message>
</context>
<context>
    <name>ui::PoseOptions</name>
    <message>
        <location filename="../ui/canvas/options/pose_options.cpp" line="20"/>
        <source>Mirror</source>
        <translation>镜像</translation>
    </message>
    <message>
        <location filename="../ui/canvas/options/pose_options.cpp" line="20"/>
        <source>As a mirror shows the person</source>
        <translation>像照镜子一样翻转人物</translation>
    </message>
    <message>
        <location filename="../ui/canvas/options/pose_options.cpp" line="21"/>
        <source>Swap L/R</source>
        <translation>交换左右</translation>
    </message>
    <message>
        <location filename="../ui/canvas/options/pose_options.cpp" line="21"/>
        <source>Exchange left and right: the person turns round</source>
        <translation>交换左右肢体：人物转身</translation>
    </message>
    <message>
        <location filename="../ui/canvas/options/pose_options.cpp" line="23"/>
        <source>Duplicate</source>
        <translation>复制</translation>
    </message>
    <message>
        <location filename="../ui/canvas/options/pose_options.cpp" line="23"/>
        <source>Another person in this pose (Ctrl+D)</source>
        <translation>再加一个同样姿势的人物（Ctrl+D）</translation>
    </message>
    <message>
        <location filename="../ui/canvas/options/pose_options.cpp" line="25"/>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <location filename="../ui/canvas/options/pose_options.cpp" line="25"/>
        <source>Take this person away (Delete)</source>
        <translation>移除此人物（Delete）</translation>
    </message>
    <message>
        <location filename="../ui/canvas/options/pose_options.cpp" line="27"/>
        <source>Lock bones</source>
        <translation>锁定骨长</translation>
    </message>
    <message>
        <location filename="../ui/canvas/options/pose_options.cpp" line="27"/>
        <source>Bones keep their length while joints are dragged</source>
        <translation>拖动关节时骨骼长度不变</translation>
    </message>
    <message>
        <location filename="../ui/canvas/options/pose_options.cpp" line="29"/>
        <source>Symmetry</source>
        <translation>对称</translation>
    </message>
    <message>
        <location filename="../ui/canvas/options/pose_options.cpp" line="29"/>
        <source>The other side moves along, as in a mirror</source>
        <translation>另一侧像照镜子一样随之移动</translation>
    </message>
    <message>
        <location filename="../ui/canvas/options/pose_options.cpp" line="30"/>
        <source>Keep pose</source>
        <translation>保存姿势</translation>
    </message>
    <message>
        <location filename="../ui/canvas/options/pose_options.cpp" line="30"/>
        <source>Keep this person&apos;s pose among the presets</source>
        <translation>将此人物的姿势保存到预设中</translation>
    </message>
    <message>
        <location filename="../ui/canvas/options/pose_options.cpp" line="43"/>
        <source>Poses ▾</source>
        <translation>姿势 ▾</translation>
    </message>
    <message>
        <location filename="../ui/canvas/options/pose_options.cpp" line="44"/>
        <source>A new person in a pose to begin with, or that pose for the selected one</source>
        <translation>以某个姿势新建人物，或让选中的人物采用该姿势</translation>
    </message>
</context>
<context>
    <name>ui::PosePreset</name>
    <message>
        <location filename="../ui/document/pose_presets.cpp" line="19"/>
        <source>Standing</source>
        <translation>站立</translation>
    </message>
    <message>
        <location filename="../ui/document/pose_presets.cpp" line="20"/>
        <source>Walking</source>
        <translation>行走</translation>
    </message>
    <message>
        <location filename="../ui/document/pose_presets.cpp" line="21"/>
        <source>Running</source>
        <translation>奔跑</translation>
    </message>
    <message>
        <location filename="../ui/document/pose_presets.cpp" line="22"/>
        <source>Waving</source>
        <translation>挥手</translation>
    </message>
    <message>
        <location filename="../ui/document/pose_presets.cpp" line="23"/>
        <source>Cheering</source>
        <translation>欢呼</translation>
    </message>
    <message>
        <location filename="../ui/document/pose_presets.cpp" line="24"/>
        <source>Sitting</source>
        <translation>坐姿</translation>
    </message>
    <message>
        <location filename="../ui/document/pose_presets.cpp" line="25"/>
        <source>Jumping</source>
        <translation>跳跃</translation>
    </message>
    <message>
        <location filename="../ui/document/pose_presets.cpp" line="26"/>
        <source>Hands on hips</source>
        <translation>叉腰</translation>
    </message>
    <message>
        <location filename="../ui/document/pose_presets.cpp" line="27"/>
        <source>Stretching</source>
        <translation>伸展</translation>
    </message>
    <message>
        <location filename="../ui/document/pose_presets.cpp" line="28"/>
        <source>Arms raised</source>
        <translation>举手</translation>
    </message>
    <message>
        <location filename="../ui/document/pose_presets.cpp" line="29"/>
        <source>Arms spread</source>
        <translation>张开双臂</translation>
    </message>
    <message>
        <location filename="../ui/document/pose_presets.cpp" line="30"/>
        <source>Pointing</source>
        <translation>指向</translation>
    </message>
    <message>
        <location filename="../ui/document/pose_presets.cpp" line="31"/>
        <source>Dancing</source>
        <translation>跳舞</translation>
    </message>
    <message>
        <location filename="../ui/document/pose_presets.cpp" line="32"/>
        <source>Kneeling</source>
        <translation>跪姿</translation>
    </message>
    <message>
        <location filename="../ui/document/pose_presets.cpp" line="33"/>
        <source>Bowing</source>
        <translation>鞠躬</translation>
    </message>
</context>
<context>
    <name>ui::PoseTool</name>
    <message>
        <location filename="../ui/canvas/tools/pose_tool_paint.cpp" line="16"/>
        <source>nose</source>
        <translation>鼻子</translation>
    </message>
    <message>
        <location filename="../ui/canvas/tools/pose_tool_paint.cpp" line="16"/>
        <source>neck</source>
        <translation>颈部</translation>
    </message>
    <message>
        <location filename="../ui/canvas/tools/pose_tool_paint.cpp" line="17"/>
        <source>right shoulder</source>
        <translation>右肩</translation>
    </message>
    <message>
        <location filename="../ui/canvas/tools/pose_tool_paint.cpp" line="17"/>
        <source>right elbow</source>
        <translation>右肘</translation>
    </message>
    <message>
        <location filename="../ui/canvas/tools/pose_tool_paint.cpp" line="18"/>
        <source>right wrist</source>
        <translation>右腕</translation>
    </message>
    <message>
        <location filename="../ui/canvas/tools/pose_tool_paint.cpp" line="18"/>
        <source>left shoulder</source>
        <translation>左肩</translation>
    </message>
    <message>
        <location filename="../ui/canvas/tools/pose_tool_paint.cpp" line="19"/>
        <source>left elbow</source>
        <translation>左肘</translation>
    </message>
    <message>
        <location filename="../ui/canvas/tools/pose_tool_paint.cpp" line="19"/>
        <source>left wrist</source>
        <translation>左腕</translation>
    </message>
    <message>
        <location filename="../ui/canvas/tools/pose_tool_paint.cpp" line="20"/>
        <source>right hip</source>
        <translation>右髋</translation>
    </message>
    <message>
        <location filename="../ui/canvas/tools/pose_tool_paint.cpp" line="20"/>
        <source>right knee</source>
        <translation>右膝</translation>
    </message>
    <message>
        <location filename="../ui/canvas/tools/pose_tool_paint.cpp" line="21"/>
        <source>right ankle</source>
        <translation>右踝</translation>
    </message>
    <message>
        <location filename="../ui/canvas/tools/pose_tool_paint.cpp" line="21"/>
        <source>left hip</source>
        <translation>左髋</translation>
    </message>
    <message>
        <location filename="../ui/canvas/tools/pose_tool_paint.cpp" line="22"/>
        <source>left knee</source>
        <translation>左膝</translation>
    </message>
    <message>
        <location filename="../ui/canvas/tools/pose_tool_paint.cpp" line="22"/>
        <source>left ankle</source>
        <translation>左踝</translation>
    </message>
    <message>
        <location filename="../ui/canvas/tools/pose_tool_paint.cpp" line="23"/>
        <source>right eye</source>
        <translation>右眼</translation>
    </message>
    <message>
        <location filename="../ui/canvas/tools/pose_tool_paint.cpp" line="23"/>
        <source>left eye</source>
        <translation>左眼</translation>
    </message>
    <message>
        <location filename="../ui/canvas/tools/pose_tool_paint.cpp" line="24"/>
        <source>right ear</source>
        <translation>右耳</translation>
    </message>
    <message>
        <location filename="../ui/canvas/tools/pose_tool_paint.cpp" line="24"/>
        <source>left ear</source>
        <translation>左耳</translation>
    </message>
</context>
<context>
    <name>ui::PresetGrid</name>
    <message>
        <location filename="../ui/canvas/options/preset_grid.cpp" line="58"/>
        <source>%1: a new person, or the pose of the selected one</source>
        <translation>%1：添加新人物，或用于所选人物的姿势</translation>
    </message>
    <message>
        <location filename="../ui/canvas/options/preset_grid.cpp" line="75"/>
        <source>Own pose %1</source>
        <translation>自定义姿势 %1</translation>
    </message>
    <message>
        <location filename="../ui/canvas/options/preset_grid.cpp" line="76"/>
        <source>Forget This Pose</source>
        <translation>删除此姿势</translation>
    </message>
</context>
<context>
    <name>ui::ProjectController</name>
    <message numerus="yes">
        <location filename="../ui/window/project_controller.cpp" line="116"/>
        <source>A new project begins. The gallery still shows the %n picture(s) painted before, which are no part of it; their files lie in %1.</source>
        <translation>
            <numerusform>新项目开始了。图库仍显示之前绘制的 %n 张图片，它们不属于新项目；文件保存在 %1。</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../ui/window/project_controller.cpp" line="134"/>
        <source>The gallery shows the pictures of this project now; those shown before lie in %1.</source>
        <translation>图库现在显示此项目的图片；之前显示的图片保存在 %1。</translation>
    </message>
    <message>
        <location filename="../ui/window/project_controller.cpp" line="153"/>
        <source>The file stays as it is; what is saved under its name later leaves it beside, under another one.</source>
        <translation>该文件保持原样；以后若以同名保存，它会以另一个名称保留在旁边。</translation>
    </message>
    <message>
        <location filename="../ui/window/project_controller.cpp" line="241"/>
        <source>What lay at %1 and could not be read whole is kept as %2.</source>
        <translation>%1 处原有的文件无法完整读取，已保留为 %2。</translation>
    </message>
    <message>
        <location filename="../ui/window/project_controller.cpp" line="253"/>
        <source>the untitled project</source>
        <translation>未命名的项目</translation>
    </message>
    <message>
        <location filename="../ui/window/project_controller.cpp" line="289"/>
        <source>None yet</source>
        <translation>暂无</translation>
    </message>
    <message>
        <location filename="../ui/window/project_controller.cpp" line="238"/>
        <source>%1 is saved.</source>
        <translation>%1 已保存。</translation>
    </message>
    <message>
        <location filename="../ui/window/project_controller.cpp" line="271"/>
        <source>Untitled</source>
        <translation>未命名</translation>
    </message>
</context>
<context>
    <name>ui::PromptDock</name>
    <message>
        <location filename="../ui/prompt/prompt_dock.cpp" line="28"/>
        <location filename="../ui/prompt/prompt_dock.cpp" line="39"/>
        <source>Prompt</source>
        <translation>提示词</translation>
    </message>
    <message>
        <location filename="../ui/prompt/prompt_dock.cpp" line="38"/>
        <source>a girl in a red dress on the beach, watercolour</source>
        <translation>海滩上穿红裙的女孩，水彩画</translation>
    </message>
    <message>
        <location filename="../ui/prompt/prompt_dock.cpp" line="40"/>
        <source>what the picture should keep away from</source>
        <translation>图片中应避免的内容</translation>
    </message>
    <message>
        <location filename="../ui/prompt/prompt_dock.cpp" line="41"/>
        <location filename="../ui/prompt/prompt_dock.cpp" line="50"/>
        <source>Negative prompt</source>
        <translation>反向提示词</translation>
    </message>
    <message>
        <location filename="../ui/prompt/prompt_dock.cpp" line="127"/>
        <source>The model reads %1 tokens: the struck-out end of the prompt is left out.</source>
        <translation>模型只读取 %1 个词元：划掉的部分不会生效。</translation>
    </message>
    <message>
        <location filename="../ui/prompt/prompt_dock.cpp" line="128"/>
        <source>Tokens of the prompt, and how many the model reads</source>
        <translation>提示词的词元数，以及模型读取的上限</translation>
    </message>
    <message>
        <location filename="../ui/prompt/prompt_dock.cpp" line="35"/>
        <source>Ctrl+Up and Ctrl+Down: the weight of the words at the cursor. Alt+Up and Alt+Down: prompts painted before</source>
        <translation>Ctrl+↑ 与 Ctrl+↓：光标处词语的权重。Alt+↑ 与 Alt+↓：以前绘制过的提示词</translation>
    </message>
</context>
<context>
    <name>ui::QueueDock</name>
    <message>
        <location filename="../ui/queue/queue_dock.cpp" line="23"/>
        <location filename="../ui/queue/queue_dock.cpp" line="38"/>
        <source>Queue</source>
        <translation>队列</translation>
    </message>
    <message>
        <location filename="../ui/queue/queue_dock.cpp" line="63"/>
        <location filename="../ui/queue/queue_dock.cpp" line="166"/>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <location filename="../ui/queue/queue_dock.cpp" line="166"/>
        <source>Resume</source>
        <translation>继续</translation>
    </message>
    <message>
        <location filename="../ui/queue/queue_dock.cpp" line="65"/>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <location filename="../ui/queue/queue_dock.cpp" line="67"/>
        <source>Retry</source>
        <translation>重试</translation>
    </message>
    <message>
        <location filename="../ui/queue/queue_dock.cpp" line="69"/>
        <source>Clear Done</source>
        <translation>清除已结束</translation>
    </message>
    <message>
        <location filename="../ui/queue/queue_dock.cpp" line="66"/>
        <source>Cancel the selected pictures; no other one is touched (Del)</source>
        <translation>取消所选图片；不影响其他图片（Del）</translation>
    </message>
    <message>
        <location filename="../ui/queue/queue_dock.cpp" line="68"/>
        <source>Paint the selected pictures that failed, were cancelled or interrupted (R)</source>
        <translation>绘制选中的失败、已取消或被中断的图片 (R)</translation>
    </message>
    <message>
        <location filename="../ui/queue/queue_dock.cpp" line="71"/>
        <source>Take what has ended off this list; the pictures stay in the gallery</source>
        <translation>从列表中移除已结束的任务；图片仍保留在图库中</translation>
    </message>
    <message>
        <location filename="../ui/queue/queue_dock.cpp" line="74"/>
        <source>Paint Earlier</source>
        <translation>提前</translation>
    </message>
    <message>
        <location filename="../ui/queue/queue_dock.cpp" line="75"/>
        <source>Paint Later</source>
        <translation>推后</translation>
    </message>
    <message>
        <location filename="../ui/queue/queue_dock.cpp" line="81"/>
        <source>Drag a picture that waits, or press Ctrl+Up and Ctrl+Down, to change the order</source>
        <translation>拖动等待的图片，或按 Ctrl+↑ 和 Ctrl+↓，以改变顺序</translation>
    </message>
    <message numerus="yes">
        <location filename="../ui/queue/queue_dock.cpp" line="143"/>
        <source>%n waiting</source>
        <translation>
            <numerusform>%n 张等待中</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../ui/queue/queue_dock.cpp" line="144"/>
        <source>paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <location filename="../ui/queue/queue_dock.cpp" line="144"/>
        <source>%1, paused</source>
        <translation>%1，已暂停</translation>
    </message>
    <message>
        <location filename="../ui/queue/queue_dock.cpp" line="167"/>
        <source>Go on with what waits</source>
        <translation>继续绘制等待的图片</translation>
    </message>
    <message>
        <location filename="../ui/queue/queue_dock.cpp" line="168"/>
        <source>Hold what waits; the picture that is forming is finished</source>
        <translation>暂缓等待的图片；正在生成的图片会完成</translation>
    </message>
</context>
<context>
    <name>ui::QueueModel</name>
    <message>
        <location filename="../ui/queue/queue_model.cpp" line="53"/>
        <source>interrupted</source>
        <translation>被中断</translation>
    </message>
    <message>
        <location filename="../ui/queue/queue_model.cpp" line="43"/>
        <source>held</source>
        <translation>已暂缓</translation>
    </message>
    <message>
        <location filename="../ui/queue/queue_model.cpp" line="43"/>
        <source>waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <location filename="../ui/queue/queue_model.cpp" line="45"/>
        <source>painting</source>
        <translation>绘制中</translation>
    </message>
    <message>
        <location filename="../ui/queue/queue_model.cpp" line="47"/>
        <source>done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <location filename="../ui/queue/queue_model.cpp" line="49"/>
        <source>failed: %1</source>
        <translation>失败：%1</translation>
    </message>
    <message>
        <location filename="../ui/queue/queue_model.cpp" line="51"/>
        <source>cancelled</source>
        <translation>已取消</translation>
    </message>
</context>
<context>
    <name>ui::ScaleMenu</name>
    <message>
        <location filename="../ui/window/scale_menu.cpp" line="21"/>
        <source>&amp;Size of the Window&apos;s Contents</source>
        <translation>界面缩放(&amp;S)</translation>
    </message>
    <message>
        <location filename="../ui/window/scale_menu.cpp" line="34"/>
        <source>The size changes at the next start.</source>
        <translation>界面缩放将在下次启动时生效。</translation>
    </message>
</context>
<context>
    <name>ui::SeedEditor</name>
    <message>
        <location filename="../ui/plan/seed_editor.cpp" line="21"/>
        <source>A new random seed for each picture</source>
        <translation>每张图片使用新的随机种子</translation>
    </message>
    <message>
        <location filename="../ui/plan/seed_editor.cpp" line="22"/>
        <source>Use the seed of the picture on the canvas</source>
        <translation>使用画布上图片的种子</translation>
    </message>
    <message>
        <location filename="../ui/plan/seed_editor.cpp" line="23"/>
        <source>The next seed</source>
        <translation>下一个种子</translation>
    </message>
    <message>
        <location filename="../ui/plan/seed_editor.cpp" line="25"/>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <location filename="../ui/plan/seed_editor.cpp" line="66"/>
        <source>The same seed and plan give the same picture</source>
        <translation>相同的种子和计划得到相同的图片</translation>
    </message>
    <message>
        <location filename="../ui/plan/seed_editor.cpp" line="63"/>
        <source>random</source>
        <translation>随机</translation>
    </message>
    <message>
        <location filename="../ui/plan/seed_editor.cpp" line="65"/>
        <source>The seed of the picture on the canvas; the dice switched off keeps it</source>
        <translation>画布上图片的种子；关闭骰子即可将其固定</translation>
    </message>
</context>
<context>
    <name>ui::Session</name>
    <message>
        <location filename="../ui/window/session.cpp" line="122"/>
        <source>the work that was not saved</source>
        <translation>未保存的工作</translation>
    </message>
    <message>
        <location filename="../ui/window/session.cpp" line="125"/>
        <source>As it was, it is kept as %1.</source>
        <translation>原来的文件保留为 %1。</translation>
    </message>
    <message>
        <location filename="../ui/window/session.cpp" line="142"/>
        <source>The work that was not saved cannot be read; it is kept as %1. (%2)</source>
        <translation>未保存的工作无法读取，已保留为 %1。（%2）</translation>
    </message>
    <message>
        <location filename="../ui/window/session.cpp" line="134"/>
        <source>The work that was not saved cannot be kept under another name: nothing is written over it, so that changes from now on do not survive a crash. (%1)</source>
        <translation>未保存的工作无法以另一个名称保留：不会覆盖它，因此从现在起的更改在崩溃后无法恢复。（%1）</translation>
    </message>
    <message>
        <location filename="../ui/window/session.cpp" line="195"/>
        <source>Unsaved work cannot be kept for after a crash: %1</source>
        <translation>无法为崩溃后恢复而保存未保存的工作：%1</translation>
    </message>
</context>
<context>
    <name>ui::SheetView</name>
    <message>
        <location filename="../ui/gallery/sheet_view.cpp" line="21"/>
        <source>Sheet of pictures</source>
        <translation>图片网格</translation>
    </message>
</context>
<context>
    <name>ui::ShortcutsDialog</name>
    <message>
        <location filename="../ui/window/shortcuts_dialog.cpp" line="33"/>
        <source>Set</source>
        <translation>设置</translation>
    </message>
    <message>
        <location filename="../ui/window/shortcuts_dialog.cpp" line="34"/>
        <source>As It Was</source>
        <translation>恢复默认</translation>
    </message>
    <message>
        <location filename="../ui/window/shortcuts_dialog.cpp" line="38"/>
        <source>Keyboard Shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <location filename="../ui/window/shortcuts_dialog.cpp" line="42"/>
        <source>Search commands and keys</source>
        <translation>搜索命令与按键</translation>
    </message>
    <message>
        <location filename="../ui/window/shortcuts_dialog.cpp" line="45"/>
        <source>Command</source>
        <translation>命令</translation>
    </message>
    <message>
        <location filename="../ui/window/shortcuts_dialog.cpp" line="45"/>
        <source>Keys</source>
        <translation>按键</translation>
    </message>
    <message>
        <location filename="../ui/window/shortcuts_dialog.cpp" line="47"/>
        <source>Commands and their keys</source>
        <translation>命令及其按键</translation>
    </message>
    <message>
        <location filename="../ui/window/shortcuts_dialog.cpp" line="63"/>
        <location filename="../ui/window/shortcuts_dialog.cpp" line="74"/>
        <source>New key</source>
        <translation>新按键</translation>
    </message>
    <message>
        <location filename="../ui/window/shortcuts_dialog.cpp" line="68"/>
        <source>The keys that this command came with</source>
        <translation>此命令原有的按键</translation>
    </message>
    <message>
        <location filename="../ui/window/shortcuts_dialog.cpp" line="101"/>
        <source>These keys are fixed</source>
        <translation>这些按键不可更改</translation>
    </message>
    <message>
        <location filename="../ui/window/shortcuts_dialog.cpp" line="103"/>
        <source>Drag the view</source>
        <translation>拖动视图</translation>
    </message>
    <message>
        <location filename="../ui/window/shortcuts_dialog.cpp" line="103"/>
        <source>Space and drag, or the middle button</source>
        <translation>按住空格拖动，或用中键</translation>
    </message>
    <message>
        <location filename="../ui/window/shortcuts_dialog.cpp" line="104"/>
        <source>Zoom at the pointer</source>
        <translation>以指针为中心缩放</translation>
    </message>
    <message>
        <location filename="../ui/window/shortcuts_dialog.cpp" line="104"/>
        <source>the wheel</source>
        <translation>滚轮</translation>
    </message>
    <message>
        <location filename="../ui/window/shortcuts_dialog.cpp" line="105"/>
        <source>Brush smaller, larger</source>
        <translation>缩小、放大笔刷</translation>
    </message>
    <message>
        <location filename="../ui/window/shortcuts_dialog.cpp" line="106"/>
        <source>A straight line</source>
        <translation>直线</translation>
    </message>
    <message>
        <location filename="../ui/window/shortcuts_dialog.cpp" line="106"/>
        <source>Shift and drag</source>
        <translation>按住 Shift 拖动</translation>
    </message>
    <message>
        <location filename="../ui/window/shortcuts_dialog.cpp" line="107"/>
        <source>Erase with the mask tool</source>
        <translation>用遮罩工具擦除</translation>
    </message>
    <message>
        <location filename="../ui/window/shortcuts_dialog.cpp" line="107"/>
        <source>the right button</source>
        <translation>右键</translation>
    </message>
    <message>
        <location filename="../ui/window/shortcuts_dialog.cpp" line="108"/>
        <source>Hide a joint</source>
        <translation>隐藏关节</translation>
    </message>
    <message>
        <location filename="../ui/window/shortcuts_dialog.cpp" line="108"/>
        <source>Del, or the right button</source>
        <translation>Del，或右键</translation>
    </message>
    <message>
        <location filename="../ui/window/shortcuts_dialog.cpp" line="109"/>
        <source>Weight of the words at the cursor</source>
        <translation>光标处词语的权重</translation>
    </message>
    <message>
        <location filename="../ui/window/shortcuts_dialog.cpp" line="110"/>
        <source>Prompts painted before</source>
        <translation>以前绘制过的提示词</translation>
    </message>
    <message>
        <location filename="../ui/window/shortcuts_dialog.cpp" line="111"/>
        <source>Order of layers and of the queue</source>
        <translation>图层与队列的顺序</translation>
    </message>
    <message>
        <location filename="../ui/window/shortcuts_dialog.cpp" line="112"/>
        <source>On the plan: choose a handle, move it, its strength</source>
        <translation>计划上：选择手柄、移动、强度</translation>
    </message>
    <message>
        <location filename="../ui/window/shortcuts_dialog.cpp" line="149"/>
        <source>%1 belongs to &quot;%2&quot; already.</source>
        <translation>%1 已分配给“%2”。</translation>
    </message>
</context>
<context>
    <name>ui::SizeEditor</name>
    <message>
        <location filename="../ui/plan/size_editor.cpp" line="33"/>
        <source>Width</source>
        <translation>宽度</translation>
    </message>
    <message>
        <location filename="../ui/plan/size_editor.cpp" line="34"/>
        <source>Height</source>
        <translation>高度</translation>
    </message>
    <message>
        <location filename="../ui/plan/size_editor.cpp" line="73"/>
        <source>%1 in pixels</source>
        <translation>%1（像素）</translation>
    </message>
    <message>
        <location filename="../ui/plan/size_editor.cpp" line="83"/>
        <source>Ratio of width to height</source>
        <translation>宽高比</translation>
    </message>
    <message>
        <location filename="../ui/plan/size_editor.cpp" line="89"/>
        <source>Swap width and height</source>
        <translation>交换宽度和高度</translation>
    </message>
    <message>
        <location filename="../ui/plan/size_editor.cpp" line="116"/>
        <source>This model paints in multiples of %1. &lt;a href=&quot;round&quot;&gt;Round to %2&lt;/a&gt;</source>
        <translation>此模型的尺寸须为 %1 的倍数。&lt;a href=&quot;round&quot;&gt;取整为 %2&lt;/a&gt;</translation>
    </message>
    <message>
        <location filename="../ui/plan/size_editor.cpp" line="113"/>
        <source>The model knows pictures of about %1. &lt;a href=&quot;own&quot;&gt;Take %2&lt;/a&gt;</source>
        <translation>该模型熟悉约 %1 的图片。&lt;a href=&quot;own&quot;&gt;采用 %2&lt;/a&gt;</translation>
    </message>
</context>
<context>
    <name>ui::StatusLine</name>
    <message>
        <location filename="../ui/window/status_line.cpp" line="153"/>
        <source>Finishing with what is there…</source>
        <translation>正在以现有内容完成…</translation>
    </message>
    <message>
        <location filename="../ui/window/status_line.cpp" line="28"/>
        <source>Loading the model</source>
        <translation>正在加载模型</translation>
    </message>
    <message>
        <location filename="../ui/window/status_line.cpp" line="30"/>
        <source>Reading the prompt</source>
        <translation>正在读取提示词</translation>
    </message>
    <message>
        <location filename="../ui/window/status_line.cpp" line="32"/>
        <source>Decoding the picture</source>
        <translation>正在解码图片</translation>
    </message>
    <message>
        <location filename="../ui/window/status_line.cpp" line="36"/>
        <source>Structure generator</source>
        <translation>结构生成器</translation>
    </message>
    <message>
        <location filename="../ui/window/status_line.cpp" line="37"/>
        <source>Texture generator</source>
        <translation>纹理生成器</translation>
    </message>
    <message>
        <location filename="../ui/window/status_line.cpp" line="37"/>
        <source>Sampling</source>
        <translation>采样中</translation>
    </message>
    <message>
        <location filename="../ui/window/status_line.cpp" line="43"/>
        <source>%1 × %2 stage</source>
        <translation>%1 × %2 阶段</translation>
    </message>
    <message>
        <location filename="../ui/window/status_line.cpp" line="47"/>
        <source>with %1</source>
        <translation>协同 %1</translation>
    </message>
    <message>
        <location filename="../ui/window/status_line.cpp" line="67"/>
        <source>about %1 s left</source>
        <translation>约剩 %1 秒</translation>
    </message>
    <message>
        <location filename="../ui/window/status_line.cpp" line="68"/>
        <source>about %1 min left</source>
        <translation>约剩 %1 分钟</translation>
    </message>
    <message>
        <location filename="../ui/window/status_line.cpp" line="81"/>
        <source>Esc cancels</source>
        <translation>按 Esc 取消</translation>
    </message>
    <message>
        <location filename="../ui/window/status_line.cpp" line="122"/>
        <source>Ready</source>
        <translation>就绪</translation>
    </message>
    <message>
        <location filename="../ui/window/status_line.cpp" line="129"/>
        <source>Starting</source>
        <translation>正在开始</translation>
    </message>
    <message>
        <location filename="../ui/window/status_line.cpp" line="53"/>
        <source>step %1 of %2</source>
        <translation>第 %1 步，共 %2 步</translation>
    </message>
    <message>
        <location filename="../ui/window/status_line.cpp" line="147"/>
        <source>Cancelling…</source>
        <translation>正在取消…</translation>
    </message>
    <message numerus="yes">
        <location filename="../ui/window/status_line.cpp" line="160"/>
        <source>%n waiting</source>
        <translation>
            <numerusform>%n 个排队中</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::StrengthField</name>
    <message>
        <location filename="../ui/widgets/strength_field.cpp" line="22"/>
        <location filename="../ui/widgets/strength_field.cpp" line="52"/>
        <source>Strength</source>
        <translation>强度</translation>
    </message>
</context>
<context>
    <name>ui::StyleRow</name>
    <message>
        <location filename="../ui/prompt/style_row.cpp" line="18"/>
        <source>Words of the style</source>
        <translation>风格词</translation>
    </message>
    <message>
        <location filename="../ui/prompt/style_row.cpp" line="19"/>
        <source>words before the prompt</source>
        <translation>置于提示词之前的词</translation>
    </message>
    <message>
        <location filename="../ui/prompt/style_row.cpp" line="23"/>
        <source>Remove this style</source>
        <translation>移除此风格</translation>
    </message>
</context>
<context>
    <name>ui::StylesPanel</name>
    <message>
        <location filename="../ui/prompt/styles_panel.cpp" line="38"/>
        <source>Styles</source>
        <translation>风格</translation>
    </message>
    <message>
        <location filename="../ui/prompt/styles_panel.cpp" line="39"/>
        <source>Pull the picture towards the prompt with these words before it; each costs time</source>
        <translation>让画面趋向加上这些词的提示词；每种风格都会增加耗时</translation>
    </message>
    <message>
        <location filename="../ui/prompt/styles_panel.cpp" line="44"/>
        <source>Add a style</source>
        <translation>添加风格</translation>
    </message>
    <message>
        <location filename="../ui/prompt/styles_panel.cpp" line="48"/>
        <source>Watercolour</source>
        <translation>水彩</translation>
    </message>
    <message>
        <location filename="../ui/prompt/styles_panel.cpp" line="49"/>
        <source>Flat cartoon</source>
        <translation>扁平卡通</translation>
    </message>
    <message>
        <location filename="../ui/prompt/styles_panel.cpp" line="52"/>
        <source>Photography (PanGu-Draw v3)</source>
        <translation>摄影（PanGu-Draw v3）</translation>
    </message>
    <message>
        <location filename="../ui/prompt/styles_panel.cpp" line="53"/>
        <source>Aesthetic (PanGu-Draw v3)</source>
        <translation>美学（PanGu-Draw v3）</translation>
    </message>
    <message>
        <location filename="../ui/prompt/styles_panel.cpp" line="54"/>
        <source>Cartoon (PanGu-Draw v3)</source>
        <translation>卡通（PanGu-Draw v3）</translation>
    </message>
    <message>
        <location filename="../ui/prompt/styles_panel.cpp" line="56"/>
        <source>Words of your own</source>
        <translation>自定义词</translation>
    </message>
</context>
<context>
    <name>ui::SystemDialogs</name>
    <message>
        <location filename="../ui/support/system_dialogs.cpp" line="119"/>
        <source>Revert?</source>
        <translation>还原？</translation>
    </message>
    <message>
        <location filename="../ui/support/system_dialogs.cpp" line="120"/>
        <source>Drop the changes to %1 since it was saved? They cannot be brought back.</source>
        <translation>放弃 %1 自上次保存以来的更改？此操作无法撤销。</translation>
    </message>
    <message>
        <location filename="../ui/support/system_dialogs.cpp" line="89"/>
        <source>Choose a model</source>
        <translation>选择模型</translation>
    </message>
    <message>
        <location filename="../ui/support/system_dialogs.cpp" line="89"/>
        <source>Models (*.safetensors *.ckpt)</source>
        <translation>模型 (*.safetensors *.ckpt)</translation>
    </message>
    <message>
        <location filename="../ui/support/system_dialogs.cpp" line="19"/>
        <source>PanGu-Draw projects (*.pgdraw)</source>
        <translation>PanGu-Draw 项目 (*.pgdraw)</translation>
    </message>
    <message>
        <location filename="../ui/support/system_dialogs.cpp" line="99"/>
        <source>Open a project</source>
        <translation>打开项目</translation>
    </message>
    <message>
        <location filename="../ui/support/system_dialogs.cpp" line="103"/>
        <source>Save the project</source>
        <translation>保存项目</translation>
    </message>
    <message>
        <location filename="../ui/support/system_dialogs.cpp" line="109"/>
        <source>Save changes?</source>
        <translation>保存更改？</translation>
    </message>
    <message>
        <location filename="../ui/support/system_dialogs.cpp" line="109"/>
        <source>Save the changes to %1 before it closes?</source>
        <translation>关闭前是否保存对 %1 的更改？</translation>
    </message>
    <message>
        <location filename="../ui/support/system_dialogs.cpp" line="65"/>
        <source>PNG pictures (*.png)</source>
        <translation>PNG 图片 (*.png)</translation>
    </message>
    <message>
        <location filename="../ui/support/system_dialogs.cpp" line="18"/>
        <source>Pictures (*.png *.jpg *.jpeg *.webp *.bmp *.tif *.tiff)</source>
        <translation>图片 (*.png *.jpg *.jpeg *.webp *.bmp *.tif *.tiff)</translation>
    </message>
    <message>
        <location filename="../ui/support/system_dialogs.cpp" line="20"/>
        <source>OpenPose files (*.json *.png)</source>
        <translation>OpenPose 文件 (*.json *.png)</translation>
    </message>
    <message>
        <location filename="../ui/support/system_dialogs.cpp" line="61"/>
        <source>Open a picture&apos;s plan</source>
        <translation>打开图片的计划</translation>
    </message>
    <message>
        <location filename="../ui/support/system_dialogs.cpp" line="65"/>
        <source>Save the picture</source>
        <translation>保存图片</translation>
    </message>
    <message>
        <location filename="../ui/support/system_dialogs.cpp" line="71"/>
        <source>Load a pose</source>
        <translation>载入姿势</translation>
    </message>
    <message>
        <location filename="../ui/support/system_dialogs.cpp" line="75"/>
        <source>Save the pose</source>
        <translation>保存姿势</translation>
    </message>
    <message>
        <location filename="../ui/support/system_dialogs.cpp" line="81"/>
        <source>Load edges</source>
        <translation>载入边缘</translation>
    </message>
    <message>
        <location filename="../ui/support/system_dialogs.cpp" line="85"/>
        <source>Load a reference picture</source>
        <translation>载入参考图片</translation>
    </message>
    <message>
        <location filename="../ui/support/system_dialogs.cpp" line="130"/>
        <source>About PanGu-Draw Studio</source>
        <translation>关于 PanGu-Draw Studio</translation>
    </message>
    <message>
        <location filename="../ui/support/system_dialogs.cpp" line="131"/>
        <source>&lt;h3&gt;PanGu-Draw Studio %1&lt;/h3&gt;&lt;p&gt;Interactive image generation with a visible, editable denoising plan.&lt;/p&gt;&lt;p&gt;After the PanGu-Draw paper (Lu et al., 2023, arXiv 2312.16486). Runs on this machine alone: nothing is sent anywhere.&lt;/p&gt;</source>
        <translation>&lt;h3&gt;PanGu-Draw Studio %1&lt;/h3&gt;&lt;p&gt;交互式图像生成，去噪计划可见、可编辑。&lt;/p&gt;&lt;p&gt;依据 PanGu-Draw 论文（Lu 等，2023，arXiv 2312.16486）。仅在本机运行，不发送任何数据。&lt;/p&gt;</translation>
    </message>
</context>
<context>
    <name>ui::TStructEditor</name>
    <message>
        <location filename="../ui/plan/t_struct_editor.cpp" line="23"/>
        <source>T_struct</source>
        <translation>T_struct</translation>
    </message>
    <message>
        <location filename="../ui/plan/t_struct_editor.cpp" line="24"/>
        <source>Structure paints above this timestep, texture at and below it</source>
        <translation>高于此时间步由结构生成器绘制，不高于此时间步由纹理生成器绘制</translation>
    </message>
</context>
<context>
    <name>ui::TimelineDock</name>
    <message>
        <location filename="../ui/timeline/timeline_dock.cpp" line="36"/>
        <source>Denoising plan</source>
        <translation>去噪计划</translation>
    </message>
    <message>
        <location filename="../ui/timeline/timeline_dock.cpp" line="40"/>
        <source>Drag any edge or point; a double click resets</source>
        <translation>拖动任意边缘或点；双击复原</translation>
    </message>
    <message numerus="yes">
        <location filename="../ui/timeline/timeline_dock.cpp" line="56"/>
        <source>%n step(s)</source>
        <translation>
            <numerusform>%n 步</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::TimestepRangeEditor</name>
    <message>
        <location filename="../ui/plan/timestep_range_editor.cpp" line="20"/>
        <source>First timestep</source>
        <translation>起始时间步</translation>
    </message>
    <message>
        <location filename="../ui/plan/timestep_range_editor.cpp" line="21"/>
        <source>Last timestep</source>
        <translation>结束时间步</translation>
    </message>
    <message>
        <location filename="../ui/plan/timestep_range_editor.cpp" line="22"/>
        <source>It acts from the first of these timesteps down to the last; 999 is noise, 0 the picture</source>
        <translation>从起始时间步作用到结束时间步；999 是噪声，0 是图片</translation>
    </message>
    <message>
        <location filename="../ui/plan/timestep_range_editor.cpp" line="26"/>
        <source>to</source>
        <translation>到</translation>
    </message>
</context>
<context>
    <name>ui::ToolBar</name>
    <message>
        <location filename="../ui/window/tool_bar.cpp" line="16"/>
        <source>Tools</source>
        <translation>工具</translation>
    </message>
    <message>
        <location filename="../ui/window/window_parts.cpp" line="49"/>
        <source>Move</source>
        <translation>移动</translation>
    </message>
    <message>
        <location filename="../ui/window/window_parts.cpp" line="50"/>
        <source>Pose</source>
        <translation>姿势</translation>
    </message>
    <message>
        <location filename="../ui/window/window_parts.cpp" line="51"/>
        <source>Edge</source>
        <translation>边缘</translation>
    </message>
    <message>
        <location filename="../ui/window/window_parts.cpp" line="52"/>
        <source>Erase</source>
        <translation>擦除</translation>
    </message>
    <message>
        <location filename="../ui/window/window_parts.cpp" line="53"/>
        <source>Mask</source>
        <translation>蒙版</translation>
    </message>
    <message>
        <location filename="../ui/window/window_parts.cpp" line="54"/>
        <source>Pan</source>
        <translation>平移</translation>
    </message>
</context>
<context>
    <name>ui::TopBar</name>
    <message>
        <location filename="../ui/window/top_bar.cpp" line="57"/>
        <source>Where networks compute: Settings, Device and Precision</source>
        <translation>网络在哪里计算：见“设置”中的“设备”和“精度”</translation>
    </message>
</context>
<context>
    <name>ui::ViewOptions</name>
    <message>
        <location filename="../ui/canvas/options/view_options.cpp" line="12"/>
        <source>The wheel zooms; Space drags with any tool</source>
        <translation>滚轮缩放；按住空格可用任何工具拖动画布</translation>
    </message>
</context>
</TS>
