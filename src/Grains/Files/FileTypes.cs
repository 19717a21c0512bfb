using ContactCenter.Workspace;

namespace ContactCenter.Files;

/// <summary>Judges which files may be sent, by the settings FileUpload_MediaTypeWhiteList (empty = any) and FileUpload_MediaTypeBlackList.</summary>
public static class FileTypes
{
    public const string Unknown = "application/octet-stream";

    /// <summary>Images that a browser shows without running anything in them.</summary>
    private static readonly HashSet<string> Shown = new(StringComparer.OrdinalIgnoreCase) { "image/png", "image/jpeg", "image/gif", "image/webp" };

    /// <summary>Types that are always recognised by the first bytes: declared alone they say nothing.</summary>
    private static readonly HashSet<string> Recognised = new(StringComparer.OrdinalIgnoreCase)
    {
        "image/png", "image/jpeg", "image/gif", "image/webp", "application/pdf", "application/zip", "application/gzip",
    };

    /// <summary>The type that a browser gives a file by its name's ending, for types that may contain a page or a script.</summary>
    private static readonly Dictionary<string, string> ActiveByEnding = new(StringComparer.OrdinalIgnoreCase)
    {
        [".html"] = FileSignatures.Html, [".htm"] = FileSignatures.Html, [".shtml"] = FileSignatures.Html, [".xhtml"] = FileSignatures.Xhtml,
        [".xht"] = FileSignatures.Xhtml, [".svg"] = FileSignatures.Svg, [".svgz"] = FileSignatures.Svg, [".js"] = "text/javascript",
        [".mjs"] = "text/javascript", [".cjs"] = "text/javascript",
    };

    /// <summary>Judges the type of a file by its bytes, its declared type and its name together.</summary>
    /// <param name="declared">The declared type, as <see cref="Normal"/> makes it.</param>
    /// <param name="head">The file's first bytes.</param>
    /// <returns>The file's type; null = it may not be sent.</returns>
    public static string? Judge(string declared, string name, ReadOnlySpan<byte> head, WorkspaceSnapshot workspace)
    {
        var ending = ActiveByEnding.GetValueOrDefault(Path.GetExtension(name.TrimEnd('.', ' ')));
        // Text that is sent as text stays text, also when it quotes a page.
        var found = declared == "text/plain" && ending is null && !FileSignatures.IsBinary(head) ? null : FileSignatures.Find(head);
        var type = Known(declared, found, head);
        var black = List(workspace, "FileUpload_MediaTypeBlackList");
        var hidden = Shown.Contains(type) && FileSignatures.HidesPage(head) ? FileSignatures.Html : null;
        foreach (var each in new[] { declared, found, type, ending, hidden })
            if (each is not null && black.Any(pattern => Matches(each, pattern))) return null;
        return IsAllowed(type, workspace) ? type : null;
    }

    /// <summary>The type by the bytes, unless they only tell the format that the declared type is wrapped in.</summary>
    private static string Known(string declared, string? found, ReadOnlySpan<byte> head)
    {
        if (found is null)
        {
            var isNoText = declared.StartsWith("text/", StringComparison.Ordinal) && FileSignatures.IsBinary(head);
            return isNoText || Recognised.Contains(declared) ? Unknown : declared;
        }

        var isWrapped = found switch
        {
            FileSignatures.Zip => declared.StartsWith("application/vnd.", StringComparison.Ordinal)
                || declared is "application/epub+zip" or "application/java-archive" or "application/x-zip-compressed",
            FileSignatures.OldOffice => declared.StartsWith("application/vnd.ms-", StringComparison.Ordinal)
                || declared is "application/msword" or "application/x-msi",
            "application/ogg" => declared is "audio/ogg" or "video/ogg" or "audio/opus",
            "video/webm" => declared is "audio/webm" or "video/x-matroska" or "audio/x-matroska",
            "video/mp4" => declared is "audio/mp4" or "audio/x-m4a" or "audio/aac" or "video/quicktime" or "video/3gpp" or "audio/3gpp",
            "video/3gpp" => declared is "audio/3gpp" or "video/3gpp2" or "video/mp4",
            "text/xml" => declared.EndsWith("+xml", StringComparison.Ordinal) || declared == "application/xml",
            "application/gzip" => declared is "application/x-gzip" or "application/x-tar" or "application/x-gtar",
            "text/x-shellscript" => declared.StartsWith("text/", StringComparison.Ordinal) || declared == "application/x-sh",
            _ => false,
        };
        return isWrapped ? declared : found;
    }

    public static bool IsAllowed(string contentType, WorkspaceSnapshot workspace)
    {
        var (white, black) = (List(workspace, "FileUpload_MediaTypeWhiteList"), List(workspace, "FileUpload_MediaTypeBlackList"));
        return !black.Any(pattern => Matches(contentType, pattern)) && (white.Length == 0 || white.Any(pattern => Matches(contentType, pattern)));
    }

    public static bool IsShownInPlace(string contentType) => Shown.Contains(contentType);

    /// <summary>The media type without parameters, in lower case; <see cref="Unknown"/> when it is none.</summary>
    public static string Normal(string? contentType)
    {
        var type = contentType?.Split(';')[0].Trim().ToLowerInvariant() ?? "";
        var isType = type.Count(character => character == '/') == 1 && type.Length is > 2 and <= 100
            && type.All(character => char.IsAsciiLetterOrDigit(character) || "/.+-_".Contains(character, StringComparison.Ordinal));
        return isType ? type : Unknown;
    }

    private static string[] List(WorkspaceSnapshot workspace, string setting) =>
        workspace.SettingText(setting).Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static bool Matches(string contentType, string pattern) => pattern.EndsWith("/*", StringComparison.Ordinal)
        ? contentType.StartsWith(pattern[..^1], StringComparison.OrdinalIgnoreCase)
        : string.Equals(contentType, pattern, StringComparison.OrdinalIgnoreCase);
}
