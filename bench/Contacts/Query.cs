namespace ContactCenter.Bench.Contacts;

/// <summary>The groups of searches.</summary>
internal enum QueryGroup
{
    /// <summary>A text of at least three characters.</summary>
    Text,

    /// <summary>A text of two characters.</summary>
    TwoCharacters,

    /// <summary>The list without a text.</summary>
    All,

    /// <summary>One of the texts that are the hardest to find quickly.</summary>
    Hard,

    /// <summary>A page of the list without a text, far down.</summary>
    FarDown,
}

/// <summary>One search.</summary>
/// <param name="Text">The text as somebody types it; null = all contacts.</param>
/// <param name="Offset">Contacts before the page.</param>
internal sealed record Query(QueryGroup Group, string? Text, int Offset = 0)
{
    private const string PhonePunctuation = " +-()./";

    /// <summary>A number is also found without the zeros that it begins with, if so many digits are left.</summary>
    private const int DigitsAfterZeroMin = 4;

    private readonly string _folded = SearchedText.Fold(Text ?? "");

    /// <summary>A text that looks like a part of a phone number is also looked for by its digits.</summary>
    private readonly string? _digits =
        Text is not null && Text.Any(char.IsAsciiDigit) && Text.All(IsOfPhone) ? SearchedText.Digits(Text) : null;

    private string? WithoutZeros => _digits?.TrimStart('0') is { Length: >= DigitsAfterZeroMin } left && left.Length < _digits.Length ? left : null;

    /// <param name="searched">A contact's <see cref="Person.Searched"/>.</param>
    public bool Hits(string searched) =>
        searched.Contains(_folded, StringComparison.Ordinal)
        || (_digits is not null && searched.Contains(_digits, StringComparison.Ordinal))
        || (WithoutZeros is { } left && searched.Contains(left, StringComparison.Ordinal));

    private static bool IsOfPhone(char character) => char.IsAsciiDigit(character) || PhonePunctuation.Contains(character);
}
