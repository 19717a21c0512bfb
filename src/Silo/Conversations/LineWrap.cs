namespace ContactCenter.Silo.Conversations;

/// <summary>Breaks a line at its spaces, and a word that is too long anywhere between two characters.</summary>
internal static class LineWrap
{
    /// <summary>More than fits on a line of a page, so that a long text is not measured as a whole for each of its lines.</summary>
    private const int CharactersMax = 400;

    /// <param name="measure">How wide a text is, in the unit of <paramref name="width"/>.</param>
    /// <returns>At least one line; an empty text is an empty line.</returns>
    public static IEnumerable<string> Break(string text, double width, Func<string, double> measure)
    {
        var start = 0;
        while (start < text.Length)
        {
            var length = Fitting(text, start, width, measure);
            var end = start + length;
            if (end < text.Length && text.LastIndexOf(' ', end, length + 1) is var space && space > start) end = space;
            yield return text[start..end];
            start = end;
            if (start < text.Length && text[start] == ' ') start++;
        }

        if (text.Length == 0) yield return text;
    }

    /// <summary>How many characters fit, at least one: found by halving, since measuring costs with the length.</summary>
    private static int Fitting(string text, int start, double width, Func<string, double> measure)
    {
        var (low, high) = (1, Math.Min(text.Length - start, CharactersMax));
        if (measure(text.Substring(start, high)) <= width) return high;
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (measure(text.Substring(start, middle)) <= width) low = middle;
            else high = middle - 1;
        }

        return SplitsPair(text, start + low) ? (low > 1 ? low - 1 : 2) : low;
    }

    private static bool SplitsPair(string text, int at) => at < text.Length && char.IsHighSurrogate(text[at - 1]) && char.IsLowSurrogate(text[at]);
}
