namespace ContactCenter.Tests;

/// <summary>The files that a build of the console has, as small as they can be: for tests of what serves them.</summary>
public sealed class StandInConsole
{
    public const string Script = "assets/index-4f2a.js";
    public const string Style = "assets/index-77b1.css";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("contactcenter-console-");

    public StandInConsole()
    {
        Write("index.html", Page("Console", $"<link rel=stylesheet href=/{Style}><script type=module src=/{Script}></script>", "<main></main>"));
        Write(Script, $$"""
            document.querySelector('main').textContent = 'console at ' + location.pathname
            // {{new string('x', 8_000)}}
            """);
        Write(Style, "main { color: rgb(1, 2, 3) }");
        Write("icon.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>");
        Write("widget.js", """
            const frame = document.createElement('iframe')
            frame.src = new URL('/widget/frame', document.currentScript.src)
            document.body.append(frame)
            """);
        Write("widget/frame.html", Page("Widget", "", "<p>the widget</p>"));
        Write("demo.html", Page("Demo", "", "<a href=/>the console</a><script src=/widget.js async></script>"));
        Write(".built-1234", "");
    }

    public string Path => _folder.FullName;

    public void Delete() => _folder.Delete(recursive: true);

    private static string Page(string title, string head, string body) =>
        $"<!doctype html><html lang=en><title>{title}</title><link rel=icon href=data:,>{head}<body>{body}</body></html>";

    private void Write(string name, string text)
    {
        var file = new FileInfo(System.IO.Path.Combine(Path, name));
        file.Directory!.Create();
        File.WriteAllText(file.FullName, text);
    }
}
