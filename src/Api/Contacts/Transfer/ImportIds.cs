namespace ContactCenter.Api.Contacts.Transfer;

/// <summary>
/// The ids that follow from a row, so that a row sent again names the same contact and the same commands, whoever sends it and however
/// often an import was cut off.
/// </summary>
internal static class ImportIds
{
    private const int HexIdBytes = 12;

    /// <summary>The identity of the contact that a row is about: the importer's id, else the name and all addresses in any order and spelling.</summary>
    /// <param name="region">The region of phone numbers without a country code.</param>
    public static string IdentityOf(ImportRow row, string region = "") =>
        IdentityOf(row, ContactAddresses.EmailKey, phone => ContactAddresses.PhoneKey(phone, region));

    /// <summary>The row's identity, followed by those it had before: without a region, before addresses had one form, and before names were cleaned.</summary>
    public static ImmutableArray<string> IdentitiesOf(ImportRow row, string region)
    {
        var former = row with { Name = row.FormerName ?? row.Name };
        return [.. AddressFormsOf(row, region).Concat(AddressFormsOf(former, region)).Distinct(StringComparer.Ordinal)];
    }

    private static IEnumerable<string> AddressFormsOf(ImportRow row, string region) =>
        [IdentityOf(row, region), IdentityOf(row), IdentityOf(row, email => email.Trim().ToLowerInvariant(), FormerPhoneKey)];

    private static string IdentityOf(ImportRow row, Func<string, string> emailKey, Func<string, string> phoneKey)
    {
        if (row.Id is { } id) return Joined(["id", id]);
        var emails = Keys(row.Emails, emailKey).Where(email => email.Length > 0);
        var phones = Keys(row.Phones, phoneKey);
        return Joined(["row", row.Name, .. emails.Select(email => "e" + email), .. phones.Select(phone => "p" + phone)]);
    }

    private static IOrderedEnumerable<string> Keys(ImmutableArray<string>? addresses, Func<string, string> key) =>
        (addresses ?? []).Select(key).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

    /// <summary>The id of the contact that an import makes of this identity: 24 hexadecimal digits (contract §9.6).</summary>
    public static string ContactId(string identity) => Hashes.Hex("import\n" + identity, HexIdBytes);

    public static CommandContext Create(string identity, string actor) => CommandContext.OfCall(CommandId("create", identity), actor);

    /// <param name="contact">The contact as it is now: going back to an earlier content is another command than the first time.</param>
    public static CommandContext Update(ContactView contact, ImportRow row, string actor) =>
        CommandContext.OfCall(CommandId("update", ContentOf(contact), ContentOf(row)), actor);

    /// <summary>The custom fields by name: a dictionary has no order that another process would have as well.</summary>
    private static string ContentOf(ContactView contact) => Joined([
        JsonSerializer.Serialize(contact with { CustomFields = ImmutableDictionary<string, string>.Empty }, JournalJson.Options),
        .. contact.CustomFields.OrderBy(field => field.Key, StringComparer.Ordinal).SelectMany(field => new[] { field.Key, field.Value }),
    ]);

    private static string ContentOf(ImportRow row) => Joined([
        row.Name, ListOf(row.Emails), ListOf(row.Phones), row.Manager is { } manager ? "m" + manager : "",
        .. (row.CustomFields ?? ImmutableDictionary<string, string>.Empty).OrderBy(field => field.Key, StringComparer.Ordinal)
            .SelectMany(field => new[] { field.Key, field.Value })]);

    private static string ListOf(ImmutableArray<string>? items) => items is { } known ? "l" + Joined(known) : "";

    private static string FormerPhoneKey(string phone) =>
        string.Concat(phone.Where(char.IsAsciiDigit)) is { Length: > 0 } digits ? digits : ContactAddresses.Phone(phone);

    private static string CommandId(string purpose, params string[] parts) =>
        "import-" + Hashes.Hex($"import-{purpose}\n{Joined(parts)}");

    /// <summary>Lengths make the parts unambiguous.</summary>
    private static string Joined(IEnumerable<string> parts) => string.Concat(parts.Select(part => $"{part.Length}:{part}"));
}
