using Microsoft.Extensions.Configuration;
using PdfSharp.Fonts;
using PdfSharp.WPFonts;

namespace ContactCenter.Silo.Conversations;

/// <summary>
/// The font of PDF transcripts: a TrueType file that <c>Transcripts:Font</c> names, or else the library's own, which has the Latin, Greek and
/// Cyrillic scripts. No font of the machine is needed.
/// </summary>
internal sealed class TranscriptFont
{
    private const string BuiltIn = "built-in";
    private const string BuiltInBold = "built-in bold";

    /// <exception cref="FileNotFoundException">The configured file is not there.</exception>
    public TranscriptFont(IConfiguration configuration)
    {
        GlobalFontSettings.FontResolver ??= new Resolver();
        var path = configuration["Transcripts:Font"];
        if (!string.IsNullOrEmpty(path) && !File.Exists(path)) throw new FileNotFoundException("Transcripts:Font names no file.", path);
        Family = string.IsNullOrEmpty(path) ? BuiltIn : Path.GetFullPath(path);
    }

    /// <summary>By which the library asks for it: the file's path.</summary>
    public string Family { get; }

    private sealed class Resolver : IFontResolver
    {
        public byte[] GetFont(string faceName) => faceName switch
        {
            BuiltIn => FontDataHelper.SegoeWP,
            BuiltInBold => FontDataHelper.SegoeWPBold,
            _ => File.ReadAllBytes(faceName),
        };

        public FontResolverInfo ResolveTypeface(string familyName, bool bold, bool italic) => familyName == BuiltIn
            ? new FontResolverInfo(bold ? BuiltInBold : BuiltIn, false, italic)
            : new FontResolverInfo(familyName, bold, italic);
    }
}
