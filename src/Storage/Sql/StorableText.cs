namespace ContactCenter.Storage.Sql;

/// <summary>
/// Text that both databases can hold: PostgreSQL has no NUL character, and neither encodes half a surrogate pair. Foreign text in rows
/// is mended; in entries, which must come back exactly as written, it is refused.
/// </summary>
internal static class StorableText
{
    /// <summary>Longest text of an indexed column; the rest does not take part in look-ups (an index entry must fit its page).</summary>
    public const int KeyCharactersMax = 500;

    public static bool IsStorable(string text) =>
        !text.Contains('\0') && (text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF') < 0 || HasOnlyWholePairs(text));

    public static string Mend(string text)
    {
        if (IsStorable(text)) return text;
        return string.Create(text.Length, text, static (mended, source) =>
        {
            source.CopyTo(mended);
            for (var i = 0; i < mended.Length; i++)
            {
                if (IsPair(source, i)) i++;
                else if (mended[i] == '\0' || char.IsSurrogate(mended[i])) mended[i] = '\uFFFD';
            }
        });
    }

    /// <summary>Mended and cut to what an index can hold, never inside a surrogate pair.</summary>
    public static string Key(string text)
    {
        var mended = Mend(text);
        if (mended.Length <= KeyCharactersMax) return mended;
        return mended[..(char.IsHighSurrogate(mended[KeyCharactersMax - 1]) ? KeyCharactersMax - 1 : KeyCharactersMax)];
    }

    private static bool HasOnlyWholePairs(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (IsPair(text, i)) i++;
            else if (char.IsSurrogate(text[i])) return false;
        }

        return true;
    }

    private static bool IsPair(string text, int index) => index + 1 < text.Length && char.IsSurrogatePair(text[index], text[index + 1]);
}
