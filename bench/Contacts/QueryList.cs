namespace ContactCenter.Bench.Contacts;

/// <summary>
/// Texts to search for, cut out of the contacts themselves: parts of names, addresses, numbers and custom values, in any case; a few that
/// a large part of the contacts has, and some that none has.
/// </summary>
internal static class QueryList
{
    private const int LengthMin = 3;
    private const int LengthMax = 12;

    // Contacts have no contact of this number.
    private const int DiceNumber = -1;

    private static readonly string[] Common = ["ann", "mar", "sch", "example", "mail", "son", "@web", "555", "+49", "kd-", "mann"];

    // No two of them stand side by side in a contact.
    private const string StrangeLetters = "qxjQXJ";

    // Rare ones, frequent ones and none, letters, punctuation, other scripts; words with very frequent parts, in addresses and numbers.
    private static readonly string[] Hard =
    [
        "q", "zq", "%_", "ł", "Пе", "  ", "e", "an", "@", ".", "-", "+4", "xx", "王", "山田", "_", "%", "x", "zo", "qq", "r.b", "a b", "Петров",
        "ann", "555", "example", "example.com", "@mail.example", "+1 ", "-555-", "4930", "kd-0", "university", "zacharias", "žofia", "ada", "qxqxq",
    ];

    /// <summary>The texts that are the hardest to find quickly, each several times, and pages far down.</summary>
    public static IEnumerable<Query> Worst(int contacts, int rounds)
    {
        int[] offsets = [contacts / 2, contacts / 10 * 9, contacts - SearchResult.PageSize];
        for (var round = 0; round < rounds; round++)
        {
            foreach (var text in Hard) yield return new Query(QueryGroup.Hard, text);
            foreach (var offset in offsets) yield return new Query(QueryGroup.FarDown, null, offset);
        }
    }

    public static Query[] Create(int seed, int contacts, int queries)
    {
        var dice = new Dice(seed, DiceNumber);
        var list = new List<Query>();
        for (var i = 0; i < queries; i++) list.Add(new Query(QueryGroup.Text, Text(seed, contacts, ref dice)));
        for (var i = 0; i < queries / 8; i++) list.Add(new Query(QueryGroup.TwoCharacters, Pair(seed, contacts, ref dice)));
        for (var i = 0; i < queries / 8; i++) list.Add(new Query(QueryGroup.All, null));
        return [.. list];
    }

    private static string Text(int seed, int contacts, ref Dice dice)
    {
        var kind = dice.Below(100);
        if (kind < 5) return dice.One(Common);
        if (kind < 12) return Absent(ref dice);
        while (true)
        {
            var person = Person.Create(seed, dice.Below(contacts));
            var value = kind switch
            {
                < 50 => person.Name,
                < 75 => person.Emails.FirstOrDefault(),
                < 90 => person.Phones.Select(SearchedText.Digits).FirstOrDefault(),
                _ => person.CustomerNumber,
            };
            if (value is not null && Part(value, LengthMin + dice.Below(LengthMax - LengthMin + 1), ref dice) is { } part) return part;
        }
    }

    private static string Pair(int seed, int contacts, ref Dice dice)
    {
        while (true)
            if (Part(Person.Create(seed, dice.Below(contacts)).Name, 2, ref dice) is { } part) return part;
    }

    private static string Absent(ref Dice dice)
    {
        var letters = new char[LengthMin + dice.Below(LengthMax - LengthMin + 1)];
        for (var i = 0; i < letters.Length; i++) letters[i] = StrangeLetters[dice.Below(StrangeLetters.Length)];
        return new string(letters);
    }

    /// <returns>Null = the value is too short, or what was cut out begins or ends with white space.</returns>
    private static string? Part(string value, int length, ref Dice dice)
    {
        if (value.Length < length) return null;
        var start = dice.Below(value.Length - length + 1);
        var part = value.Substring(start, length);
        if (part != part.Trim()) return null;
        return dice.Below(3) switch { 0 => part.ToUpperInvariant(), 1 => part.ToLowerInvariant(), _ => part };
    }
}
