using System.Text;
using Buffer = HarfBuzzSharp.Buffer;
using HarfBuzzSharp;
using SkiaSharp;

namespace ContactCenter.Integrations.Transcripts.Pages;

/// <summary>One face of a font: which characters it has, and how it shapes them. Kept as long as the process; used by any thread.</summary>
internal sealed class FontFace(SKTypeface typeface, Func<Blob> content, int index)
{
    /// <summary>Units of an em in which glyphs are measured.</summary>
    private const int Em = 10_000;
    private const int BoldWeight = 600;

    private readonly Lazy<Shaper> _shaper = new(() => Shaper.Of(content, index));

    public SKTypeface Typeface => typeface;

    public string Family => typeface.FamilyName;

    public bool IsBold => typeface.FontWeight >= BoldWeight;

    public bool IsUpright => typeface.FontSlant == SKFontStyleSlant.Upright && typeface.FontWidth >= (int)SKFontStyleWidth.Normal;

    /// <summary>The heights of the font above and below the line.</summary>
    public (float Ascent, float Descent) Metrics(float size)
    {
        using var font = new SKFont(typeface, size);
        return (-font.Metrics.Ascent, font.Metrics.Descent);
    }

    public bool Has(Rune rune)
    {
        using var font = new SKFont(typeface);
        return font.ContainsGlyph(rune.Value);
    }

    /// <summary>The glyphs of a part of a text that has one direction, from left to right.</summary>
    /// <param name="size">Points of an em: the unit of the glyphs' measures.</param>
    public PlacedGlyph[] Shape(string text, int start, int length, bool isRightToLeft, Script script, float size)
    {
        using var buffer = new Buffer();
        buffer.AddUtf16(text.AsSpan(), start, length);
        buffer.Direction = isRightToLeft ? Direction.RightToLeft : Direction.LeftToRight;
        buffer.Script = script;
        buffer.ClusterLevel = ClusterLevel.MonotoneGraphemes;
        _shaper.Value.Font.Shape(buffer);
        var (infos, positions) = (buffer.GlyphInfos, buffer.GlyphPositions);
        var glyphs = new PlacedGlyph[infos.Length];
        for (var i = 0; i < glyphs.Length; i++)
            glyphs[i] = new PlacedGlyph(
                (ushort)infos[i].Codepoint, (int)infos[i].Cluster, positions[i].XAdvance * size / Em, positions[i].XOffset * size / Em,
                positions[i].YOffset * size / Em);
        return glyphs;
    }

    /// <summary>All that shaping reads, none of which may go before the others: the source may own the memory that the content lies in.</summary>
    private sealed record Shaper(Func<Blob> Source, Blob Content, Face Face, HarfBuzzSharp.Font Font)
    {
        public static Shaper Of(Func<Blob> source, int index)
        {
            var content = source();
            var face = new Face(content, index);
            var font = new HarfBuzzSharp.Font(face);
            font.SetScale(Em, Em);
            font.SetFunctionsOpenType();
            return new Shaper(source, content, face, font);
        }
    }
}

/// <param name="At">The first UTF-16 unit of the text that it stands for.</param>
internal readonly record struct PlacedGlyph(ushort Id, int At, float Advance, float X, float Y);
