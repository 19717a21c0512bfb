using System.Runtime.CompilerServices;

namespace ContactCenter.Tests.Stored;

/// <summary>
/// The files beside this source: one or more per stored kind, each as a version of this program wrote it. They are never changed.
/// </summary>
internal static class StoredFiles
{
    public const string SnapshotKind = "snapshot";
    private const string Rewritten = ".rewritten.json";

    /// <summary>1 = files that are missing are written.</summary>
    public const string Variable = "WRITE_STORED";

    public static bool Writes => Environment.GetEnvironmentVariable(Variable) == "1";

    /// <summary>Paths as "contact/contact-merged.json", in order.</summary>
    public static IEnumerable<string> All() => Directory.EnumerateFiles(Root(), "*.json", SearchOption.AllDirectories)
        .Select(path => Path.GetRelativePath(Root(), path).Replace('\\', '/')).Order(StringComparer.Ordinal);

    /// <summary>A file's kind, without what tells it from others of the kind.</summary>
    public static string KindOf(string file) => Path.GetFileName(file).Split('.')[0];

    public static string Read(string file) => File.ReadAllText(Path.Combine(Root(), file));

    /// <summary>The file of what later versions write for a former one's, where that is not the same.</summary>
    public static string RewrittenOf(string file) => Path.ChangeExtension(file, null) + Rewritten;

    public static bool Exists(string file) => File.Exists(Path.Combine(Root(), file));

    public static void WriteMissing(string file, string text)
    {
        var path = Path.Combine(Root(), file);
        if (File.Exists(path)) return;
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    private static string Root([CallerFilePath] string here = "") => Path.GetDirectoryName(here)!;
}
