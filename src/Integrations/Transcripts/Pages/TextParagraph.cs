using HarfBuzzSharp;

namespace ContactCenter.Integrations.Transcripts.Pages;

/// <summary>A part of a line in one font, script and direction.</summary>
internal readonly record struct TextRun(int Start, int End, FontFace Font, Script Script, byte Level)
{
    public bool IsRightToLeft => (Level & 1) == 1;

    public PlacedGlyph[] Shape(string text, float size) => Font.Shape(text, Start, End - Start, IsRightToLeft, Script, size);
}

/// <summary>A line of a text, shaped and broken into lines of a page.</summary>
internal sealed class TextParagraph
{
    /// <summary>Before these no line begins, and after those none ends.</summary>
    private const string NotFirst = "、。，．：；？！）］｝」』】〉》〕゛゜ーぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ々…‥・％";
    private const string NotLast = "（［｛「『【〈《〔";

    private readonly PrintableLine _line;
    private readonly byte[] _levels;
    private readonly List<TextRun> _runs;

    public TextParagraph(PrintableLine line)
    {
        _line = line;
        Level = BidiLevels.OfParagraph(line.Text);
        _levels = BidiLevels.Of(line.Text, Level);
        _runs = RunsOf(line, _levels);
    }

    public string Text => _line.Text;

    /// <summary>Odd = it begins at the right.</summary>
    public byte Level { get; }

    /// <returns>At least one line, each as its runs from left to right.</returns>
    public IEnumerable<List<TextRun>> Break(float width, float size)
    {
        var (clusters, advances) = (_line.Clusters, Advances(size));
        var (start, best, x) = (0, 0, 0f);
        for (var n = 0; n < clusters.Count; n++)
        {
            if (n > start && MayBreakBefore(n)) best = n;
            var isSpace = Text[clusters[n].At] == ' ';
            if (x + advances[n] > width && n > start && !isSpace)
            {
                var end = best > start ? best : n;
                yield return Visual(clusters[start].At, clusters[end].At);
                x = advances.Skip(end).Take(n - end).Sum();
                start = end;
            }

            x += advances[n];
        }

        yield return clusters.Count == 0 ? [] : Visual(clusters[start].At, Text.Length);
    }

    /// <summary>The width of each cluster. A ligature's width counts with its first cluster.</summary>
    private float[] Advances(float size)
    {
        var (advances, places) = (new float[_line.Clusters.Count], new int[Text.Length]);
        for (var n = 0; n < _line.Clusters.Count; n++)
        {
            var end = n + 1 < _line.Clusters.Count ? _line.Clusters[n + 1].At : Text.Length;
            places.AsSpan(_line.Clusters[n].At..end).Fill(n);
        }

        foreach (var run in _runs)
            foreach (var glyph in run.Shape(Text, size)) advances[places[glyph.At]] += glyph.Advance;
        return advances;
    }

    private bool MayBreakBefore(int n)
    {
        var (before, after) = (Text[_line.Clusters[n].At - 1], Text[_line.Clusters[n].At]);
        if (after == ' ') return false;
        if (before is ' ' or '-') return true;
        return (IsIdeographic(before) || IsIdeographic(after)) && !NotFirst.Contains(after) && !NotLast.Contains(before);
    }

    private static bool IsIdeographic(char character) =>
        character is (>= '\u2E80' and <= '\u9FFF') or (>= '\uF900' and <= '\uFAFF') or (>= '\uFF00' and <= '\uFF60') or (>= '\uD840' and <= '\uD88F');

    private List<TextRun> Visual(int start, int end)
    {
        while (end > start && Text[end - 1] == ' ') end--;
        var runs = _runs.Where(run => run.Start < end && run.End > start)
            .Select(run => run with { Start = Math.Max(run.Start, start), End = Math.Min(run.End, end) }).ToList();
        BidiLevels.Reorder(runs, run => run.Level);
        return runs;
    }

    private static List<TextRun> RunsOf(PrintableLine line, byte[] levels)
    {
        var runs = new List<TextRun>();
        for (var n = 0; n < line.Clusters.Count; n++)
        {
            var (at, font) = line.Clusters[n];
            var end = n + 1 < line.Clusters.Count ? line.Clusters[n + 1].At : line.Text.Length;
            var script = UnicodeFunctions.Default.GetScript(char.ConvertToUtf32(line.Text, at));
            if (runs.Count > 0 && runs[^1] is var last && last.Font == font && last.Level == levels[at] && Together(last.Script, script) is { } both)
                runs[^1] = last with { End = end, Script = both };
            else runs.Add(new TextRun(at, end, font, script, levels[at]));
        }

        return runs;
    }

    /// <summary>Null = they are not shaped as one.</summary>
    private static Script? Together(Script one, Script other) =>
        one == other || IsShared(other) ? one : IsShared(one) ? other : null;

    private static bool IsShared(Script script) => script == Script.Common || script == Script.Inherited || script == Script.Unknown;
}
