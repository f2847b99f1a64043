<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>ui::AmendedText</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::ControlsDock</name>
    <message numerus="yes">
        <location filename="../ui/docks/controls_dock.cpp" line="130"/>
        <source>%n person(s)</source>
        <translation>
            <numerusform>%n person</numerusform>
            <numerusform>%n people</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::ExportDialog</name>
    <message numerus="yes">
        <location filename="../ui/docks/export_dialog.cpp" line="35"/>
        <source>Export %n Picture(s)</source>
        <translation>
            <numerusform>Export %n Picture</numerusform>
            <numerusform>Export %n Pictures</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::GalleryActions</name>
    <message numerus="yes">
        <location filename="../ui/docks/gallery_actions.cpp" line="123"/>
        <source>%n picture(s) moved to the trash. Ctrl+Z brings them back.</source>
        <translation>
            <numerusform>%n picture moved to the trash. Ctrl+Z brings it back.</numerusform>
            <numerusform>%n pictures moved to the trash. Ctrl+Z brings them back.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::GalleryDock</name>
    <message numerus="yes">
        <location filename="../ui/docks/gallery_dock.cpp" line="145"/>
        <source>%n picture(s)</source>
        <translation>
            <numerusform>%n picture</numerusform>
            <numerusform>%n pictures</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::LayerText</name>
    <message numerus="yes">
        <location filename="../ui/docks/layer_text.cpp" line="24"/>
        <source>%n stroke(s)</source>
        <translation>
            <numerusform>%n stroke</numerusform>
            <numerusform>%n strokes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../ui/docks/layer_text.cpp" line="64"/>
        <source>%n person(s)</source>
        <translation>
            <numerusform>%n person</numerusform>
            <numerusform>%n people</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::PictureExporter</name>
    <message numerus="yes">
        <location filename="../ui/picture_exporter.cpp" line="62"/>
        <source>%n picture(s) exported to %1.</source>
        <translation>
            <numerusform>%n picture exported to %1.</numerusform>
            <numerusform>%n pictures exported to %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::ProjectController</name>
    <message numerus="yes">
        <source>A new project begins. The gallery still shows the %n picture(s) painted before, which are no part of it; their files lie in %1.</source>
        <translation>
            <numerusform>A new project begins. The gallery still shows the picture painted before, which is no part of it; its file lies in %1.</numerusform>
            <numerusform>A new project begins. The gallery still shows the %n pictures painted before, which are no part of it; their files lie in %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::QueueDock</name>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n waiting</numerusform>
            <numerusform>%n waiting</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::StatusLine</name>
    <message numerus="yes">
        <location filename="../ui/docks/status_line.cpp" line="150"/>
        <source>%n waiting</source>
        <translation>
            <numerusform>%n waiting</numerusform>
            <numerusform>%n waiting</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::TimelineDock</name>
    <message numerus="yes">
        <location filename="../ui/docks/timeline_dock.cpp" line="26"/>
        <source>%n step(s)</source>
        <translation>
            <numerusform>%n step</numerusform>
            <numerusform>%n steps</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::GridDialog</name>
    <message numerus="yes">
        <source>%1 × %2: %n picture(s)</source>
        <translation>
            <numerusform>%1 × %2: %n picture</numerusform>
            <numerusform>%1 × %2: %n pictures</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::MainWindow</name>
    <message numerus="yes">
        <source>%n picture(s) had not been painted when the program ended: Retry in the queue paints them.</source>
        <translation>
            <numerusform>%n picture had not been painted when the program ended: Retry in the queue paints it.</numerusform>
            <numerusform>%n pictures had not been painted when the program ended: Retry in the queue paints them.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::ModelsDialog</name>
    <message numerus="yes">
        <source>%n model(s)</source>
        <translation>
            <numerusform>%n model</numerusform>
            <numerusform>%n models</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::PoseNotices</name>
    <message numerus="yes">
        <source>%n person(s) without a visible joint left out.</source>
        <translation>
            <numerusform>%n person without a visible joint was left out.</numerusform>
            <numerusform>%n people without a visible joint were left out.</numerusform>
        </translation>
    </message>
</context>
</TS>
