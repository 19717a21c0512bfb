using System.Text;

namespace ContactCenter.Files;

/// <summary>Tells the type of a file from its first bytes, whatever it is called. A file with no listed signature has no type of its own.</summary>
public static class FileSignatures
{
    /// <summary>The bytes of a file that are looked at.</summary>
    public const int HeadBytes = 4096;
    public const string Html = "text/html";
    public const string Svg = "image/svg+xml";
    public const string Xhtml = "application/xhtml+xml";
    public const string Zip = "application/zip";
    public const string OldOffice = "application/x-ole-storage";
    private const string Xml = "text/xml";
    private const string Program = "application/vnd.microsoft.portable-executable";
    private const int PdfWithin = 1024;

    /// <summary>Beginnings of a web page, in lower case (WHATWG MIME Sniffing, 7.1).</summary>
    private static readonly string[] PageBeginnings =
    [
        "<!doctype html", "<html", "<head", "<body", "<script", "<iframe", "<style", "<title", "<meta", "<link", "<base", "<object", "<embed", "<form", "<img",
        "<table", "<div", "<h1", "<font", "<br", "<p>", "<p ", "<a ", "<b>",
    ];

    private static readonly string[] ActiveParts = ["<script", "<html", "<svg", "<iframe", "javascript:"];

    private static readonly (byte[] Bytes, string Type)[] Beginnings =
    [
        ([0x89, 0x50, 0x4E, 0x47], "image/png"), ([0xFF, 0xD8, 0xFF], "image/jpeg"), ([.. "GIF8"u8], "image/gif"),
        ([0x49, 0x49, 0x2A, 0], "image/tiff"), ([0x4D, 0x4D, 0, 0x2A], "image/tiff"), ([0, 0, 1, 0], "image/vnd.microsoft.icon"),
        ([0x50, 0x4B, 3, 4], Zip), ([0x50, 0x4B, 5, 6], Zip), ([0x1F, 0x8B], "application/gzip"), ([.. "Rar!"u8], "application/vnd.rar"),
        ([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], "application/x-7z-compressed"), ([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0], "application/x-xz"),
        ([.. "BZh"u8], "application/x-bzip2"), ([0x28, 0xB5, 0x2F, 0xFD], "application/zstd"), ([.. "MSCF"u8], "application/vnd.ms-cab-compressed"),
        ([.. "MZ"u8], Program), ([0x7F, 0x45, 0x4C, 0x46], "application/x-elf"), ([0xFE, 0xED, 0xFA, 0xCE], "application/x-mach-binary"),
        ([0xFE, 0xED, 0xFA, 0xCF], "application/x-mach-binary"), ([0xCE, 0xFA, 0xED, 0xFE], "application/x-mach-binary"),
        ([0xCF, 0xFA, 0xED, 0xFE], "application/x-mach-binary"), ([0xCA, 0xFE, 0xBA, 0xBE], "application/java-vm"),
        ([0, 0x61, 0x73, 0x6D], "application/wasm"), ([0x4C, 0, 0, 0, 1, 0x14, 2, 0], "application/x-ms-shortcut"), ([.. "#!"u8], "text/x-shellscript"),
        ([.. "!<arch>"u8], "application/x-archive"), ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], OldOffice),
        ([.. "{\\rtf"u8], "application/rtf"), ([.. "%!PS"u8], "application/postscript"), ([.. "OggS"u8], "application/ogg"), ([.. "fLaC"u8], "audio/flac"),
        ([.. "ID3"u8], "audio/mpeg"), ([0x1A, 0x45, 0xDF, 0xA3], "video/webm"), ([.. "FLV"u8], "video/x-flv"), ([.. "FWS"u8], "application/x-shockwave-flash"),
        ([.. "CWS"u8], "application/x-shockwave-flash"), ([.. "SQLite format 3\0"u8], "application/vnd.sqlite3"),
    ];

    /// <returns>Null = the file has none of the known signatures.</returns>
    public static string? Find(ReadOnlySpan<byte> head)
    {
        foreach (var (bytes, type) in Beginnings)
            if (head.StartsWith(bytes)) return type;
        if (head.Length >= 12 && head.StartsWith("RIFF"u8)) return OfRiff(head[8..12]);
        if (head.Length >= 12 && head[4..8].SequenceEqual("ftyp"u8)) return OfMovie(head[8..12]);
        if (head.Length > 262 && head[257..262].SequenceEqual("ustar"u8)) return "application/x-tar";
        if (head.Length > 14 && head.StartsWith("BM"u8) && head[6..10].IndexOfAnyExcept((byte)0) < 0) return "image/bmp";
        if (head[..Math.Min(head.Length, PdfWithin)].IndexOf("%PDF-"u8) >= 0) return "application/pdf";
        return OfMarkup(TextOf(head).TrimStart());
    }

    /// <summary>Tells whether a browser that guesses could find a page or a script in the file.</summary>
    public static bool HidesPage(ReadOnlySpan<byte> head)
    {
        var text = TextOf(head);
        return ActiveParts.Any(part => text.Contains(part, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Tells whether the file is no text. Text has no zero bytes, unless it says by its first bytes that its characters are wider.</summary>
    public static bool IsBinary(ReadOnlySpan<byte> head) =>
        head.Contains((byte)0) && !head.StartsWith((byte[])[0xFF, 0xFE]) && !head.StartsWith((byte[])[0xFE, 0xFF]);

    private static string? OfRiff(ReadOnlySpan<byte> kind) =>
        kind.SequenceEqual("WEBP"u8) ? "image/webp" : kind.SequenceEqual("WAVE"u8) ? "audio/wav" : kind.SequenceEqual("AVI "u8) ? "video/x-msvideo" : null;

    private static string OfMovie(ReadOnlySpan<byte> brand) => Encoding.ASCII.GetString(brand) switch
    {
        "heic" or "heix" or "mif1" => "image/heic",
        "avif" => "image/avif",
        "qt  " => "video/quicktime",
        "M4A " => "audio/mp4",
        ['3', 'g', ..] => "video/3gpp",
        _ => "video/mp4",
    };

    private static string? OfMarkup(string text)
    {
        if (!text.StartsWith('<')) return null;
        var isXml = text.StartsWith("<?xml", StringComparison.OrdinalIgnoreCase);
        var begin = isXml || text.StartsWith("<!", StringComparison.Ordinal) || text.StartsWith("<svg", StringComparison.OrdinalIgnoreCase);
        if (begin && text.Contains("<svg", StringComparison.OrdinalIgnoreCase)) return Svg;
        if (isXml) return text.Contains("<html", StringComparison.OrdinalIgnoreCase) ? Xhtml : Xml;
        if (PageBeginnings.Any(tag => text.StartsWith(tag, StringComparison.OrdinalIgnoreCase))) return Html;
        var isComment = text.StartsWith("<!", StringComparison.Ordinal);
        return isComment && PageBeginnings.Any(tag => text.Contains(tag, StringComparison.OrdinalIgnoreCase)) ? Html : null;
    }

    private static string TextOf(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith((byte[])[0xFF, 0xFE])) return Encoding.Unicode.GetString(head[2..]);
        if (head.StartsWith((byte[])[0xFE, 0xFF])) return Encoding.BigEndianUnicode.GetString(head[2..]);
        return Encoding.Latin1.GetString(head.StartsWith((byte[])[0xEF, 0xBB, 0xBF]) ? head[3..] : head);
    }
}
