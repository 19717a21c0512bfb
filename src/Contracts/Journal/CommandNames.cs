using ContactCenter.Wording;

namespace ContactCenter.Journal;

/// <summary>
/// The names of our own commands and messages. They begin with a mark that nobody outside may begin an id with; their parts cannot run into
/// each other, whatever is in them.
/// </summary>
public static class CommandNames
{
    /// <summary>Needs no escape in a path; too odd to be anybody's by chance.</summary>
    public const string Mark = "~~";

    public const int CharactersMax = 200;

    public static bool AreOurs(string id) => id.StartsWith(Mark, StringComparison.Ordinal);

    public static string Of(params string[] parts) => Limited(Mark + string.Join('/', parts.Select(Escaped)));

    /// <summary>A name below another one; below one that somebody chose, it is ours all the same.</summary>
    public static string Below(string id, string part) => AreOurs(id) ? Limited($"{id}/{Escaped(part)}") : Of("of", id, part);

    private static string Escaped(string part) =>
        part.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);

    /// <summary>What is too long becomes a hash: other long names stay other ones.</summary>
    private static string Limited(string name) =>
        name.Length <= CharactersMax ? name : $"{Mark}#{Hashes.Hex(name)}";
}
