using ContactCenter.Integrations.Settings;

namespace ContactCenter.Api.Screens;

/// <summary>
/// The built console and widget, read when the server starts, from <c>console</c> beside the program or from <c>Console:Path</c> of the
/// configuration. Without Node.js a build has none: then the server does everything else.
/// </summary>
internal sealed class ScreenFiles
{
    public const string IndexName = "index.html";
    public const string LoaderName = "widget.js";
    public const string FrameName = "widget/frame.html";
    public const string DemoName = "demo.html";

    private const string Key = "Console:Path";
    private const string FolderByDefault = "console";

    /// <summary>Bytes of all files together: a folder that holds more is not the console's.</summary>
    private const long TotalMax = 64 * 1_024 * 1_024;

    private readonly Dictionary<string, ScreenFile> _files = new(StringComparer.Ordinal);

    /// <exception cref="ConfigurationException">The configured folder does not exist or is another's.</exception>
    public ScreenFiles(IConfiguration configuration)
    {
        var configured = configuration[Key] is { Length: > 0 } path ? path : null;
        var folder = new DirectoryInfo(configured ?? Path.Combine(AppContext.BaseDirectory, FolderByDefault));
        if (configured is not null && !folder.Exists) throw new ConfigurationException($"Configuration {Key}: there is no folder '{configured}'.");
        if (folder.Exists) Read(folder);
    }

    /// <summary>All files by their names below the folder, with slashes.</summary>
    public IEnumerable<string> Names => _files.Keys;

    /// <returns>Null = there is no such file.</returns>
    public ScreenFile? Find(string name) => _files.GetValueOrDefault(name);

    private void Read(DirectoryInfo folder)
    {
        var files = folder.EnumerateFiles("*", SearchOption.AllDirectories).Where(file => file.Name[0] != '.').ToList();
        if (files.Sum(file => file.Length) > TotalMax)
            throw new ConfigurationException($"Configuration {Key}: '{folder}' holds more than {TotalMax / 1_024 / 1_024} MB, so it is not the console.");
        foreach (var file in files)
        {
            var name = Path.GetRelativePath(folder.FullName, file.FullName).Replace('\\', '/');
            _files[name] = new ScreenFile(name, File.ReadAllBytes(file.FullName));
        }
    }
}
