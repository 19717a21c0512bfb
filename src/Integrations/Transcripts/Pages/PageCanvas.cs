using System.Text;
using SkiaSharp;

namespace ContactCenter.Integrations.Transcripts.Pages;

/// <summary>Draws lines of text, so that whoever copies them from the document gets the text in its own order.</summary>
internal static class PageCanvas
{
    /// <param name="x">The left end of the line.</param>
    public static void Draw(this SKCanvas canvas, string text, IEnumerable<TextRun> runs, float x, float baseline, float size, SKColor color)
    {
        using var paint = new SKPaint { Color = color, IsAntialias = true };
        foreach (var run in runs)
        {
            var glyphs = run.Shape(text, size);
            if (glyphs.Length > 0) Draw(canvas, text, run, glyphs, (x, baseline), size, paint);
            x += glyphs.Sum(glyph => glyph.Advance);
        }
    }

    public static float WidthOf(string text, IEnumerable<TextRun> runs, float size) => runs.Sum(run => run.Shape(text, size).Sum(glyph => glyph.Advance));

    private static void Draw(SKCanvas canvas, string text, TextRun run, PlacedGlyph[] glyphs, (float X, float Y) origin, float size, SKPaint paint)
    {
        using var font = new SKFont(run.Font.Typeface, size) { Subpixel = true, Hinting = SKFontHinting.None };
        using var builder = new SKTextBlobBuilder();
        var own = text[run.Start..run.End];
        var buffer = builder.AllocateRawPositionedTextRun(font, glyphs.Length, Encoding.UTF8.GetByteCount(own));
        Encoding.UTF8.GetBytes(own, buffer.Text);
        var offsets = Utf8Offsets(own);
        var x = 0f;
        for (var i = 0; i < glyphs.Length; i++)
        {
            buffer.Glyphs[i] = glyphs[i].Id;
            buffer.Clusters[i] = offsets[glyphs[i].At - run.Start];
            buffer.Positions[i] = new SKPoint(x + glyphs[i].X, -glyphs[i].Y);
            x += glyphs[i].Advance;
        }

        using var blob = builder.Build();
        canvas.DrawText(blob, origin.X, origin.Y, paint);
    }

    private static uint[] Utf8Offsets(string text)
    {
        var offsets = new uint[text.Length];
        var offset = 0u;
        for (var i = 0; i < text.Length; i++)
        {
            offsets[i] = offset;
            // Each half of a pair counts two of its four bytes.
            offset += text[i] < 0x80 ? 1u : text[i] < 0x800 || char.IsSurrogate(text[i]) ? 2u : 3u;
        }

        return offsets;
    }
}
