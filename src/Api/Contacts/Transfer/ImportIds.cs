using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using ContactCenter.Contacts;
using ContactCenter.Journal;

namespace ContactCenter.Api.Contacts.Transfer;

/// <summary>
/// The ids that follow from a row, so that a row sent again names the same contact and the same commands, whoever sends it and however
/// often an import was cut off.
/// </summary>
internal static class ImportIds
{
    private const int HexIdBytes = 12;

    /// <summary>Who a row is about: the importer's id, else the name and all addresses, in whatever order and writing.</summary>
    public static string IdentityOf(ImportRow row)
    {
        if (row.Id is { } id) return Joined(["id", id]);
        var emails = ContactAddresses.Emails(row.Emails ?? []).Order(StringComparer.Ordinal);
        var phones = (row.Phones ?? []).Select(PhoneKey).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        return Joined(["row", row.Name, .. emails.Select(email => "e" + email), .. phones.Select(phone => "p" + phone)]);
    }

    /// <summary>The id of the contact that an import makes of this identity: 24 hexadecimal digits (contract §9.6).</summary>
    public static string ContactId(string identity) => Convert.ToHexStringLower(Hash("import\n" + identity)[..HexIdBytes]);

    public static CommandContext Create(string identity, string actor) => CommandContext.OfCall(CommandId("create", identity), actor);

    /// <param name="document">The contact as it is now: going back to an earlier content is another command than the first time.</param>
    public static CommandContext Update(string document, ImportRow row, string actor) =>
        CommandContext.OfCall(CommandId("update", document, ContentOf(row)), actor);

    private static string ContentOf(ImportRow row) => Joined([
        row.Name, ListOf(row.Emails), ListOf(row.Phones), row.Manager is { } manager ? "m" + manager : "",
        .. (row.CustomFields ?? ImmutableDictionary<string, string>.Empty).OrderBy(field => field.Key, StringComparer.Ordinal)
            .SelectMany(field => new[] { field.Key, field.Value })]);

    private static string ListOf(ImmutableArray<string>? items) => items is { } known ? "l" + Joined(known) : "";

    private static string PhoneKey(string phone) =>
        ContactAddresses.PhoneDigits(phone) is { Length: > 0 } digits ? digits : ContactAddresses.Phone(phone);

    private static string CommandId(string purpose, params string[] parts) =>
        "import-" + Convert.ToHexStringLower(Hash($"import-{purpose}\n{Joined(parts)}"));

    /// <summary>Lengths make the parts unambiguous.</summary>
    private static string Joined(IEnumerable<string> parts) => string.Concat(parts.Select(part => $"{part.Length}:{part}"));

    private static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
