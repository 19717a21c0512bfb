using ContactCenter.Wording;

namespace ContactCenter.Journal;

/// <summary>
/// Makes the ids of the system's own commands and messages. They begin with a mark that clients may not begin an id with. Their parts
/// cannot run into each other, whatever is in them.
/// </summary>
public static class CommandNames
{
    /// <summary>The mark needs no escape in a path and is too odd for anybody's id by chance.</summary>
    public const string Mark = "~~";

    public const int CharactersMax = 200;

    public static bool AreOurs(string id) => id.StartsWith(Mark, StringComparison.Ordinal);

    public static string Of(params string[] parts) => Limited(Mark + string.Join('/', parts.Select(Escaped)));

    /// <summary>Makes a name below another one. Below an id that a client chose, the name is still ours.</summary>
    public static string Below(string id, string part) => AreOurs(id) ? Limited($"{id}/{Escaped(part)}") : Of("of", id, part);

    private static string Escaped(string part) =>
        part.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);

    /// <summary>Replaces a name that is too long by its hash, so that different long names stay different.</summary>
    private static string Limited(string name) =>
        name.Length <= CharactersMax ? name : $"{Mark}#{Hashes.Hex(name)}";
}
