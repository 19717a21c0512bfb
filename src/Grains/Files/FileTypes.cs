using ContactCenter.Workspace;

namespace ContactCenter.Files;

/// <summary>Which types of files may be sent: the settings FileUpload_MediaTypeWhiteList (empty = any) and FileUpload_MediaTypeBlackList.</summary>
public static class FileTypes
{
    public const string Unknown = "application/octet-stream";

    /// <summary>Images that a browser shows without running anything in them.</summary>
    private static readonly HashSet<string> Shown = new(StringComparer.OrdinalIgnoreCase) { "image/png", "image/jpeg", "image/gif", "image/webp" };

    public static bool IsAllowed(string contentType, WorkspaceSnapshot workspace)
    {
        var (white, black) = (List(workspace, "FileUpload_MediaTypeWhiteList"), List(workspace, "FileUpload_MediaTypeBlackList"));
        return !black.Any(pattern => Matches(contentType, pattern)) && (white.Length == 0 || white.Any(pattern => Matches(contentType, pattern)));
    }

    public static bool IsShownInPlace(string contentType) => Shown.Contains(contentType);

    /// <summary>Without parameters, in lower case; what is no media type is unknown.</summary>
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
