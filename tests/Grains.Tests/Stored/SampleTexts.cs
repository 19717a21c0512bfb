namespace ContactCenter.Tests.Stored;

/// <summary>Texts of samples, by the member that holds them.</summary>
internal static class SampleTexts
{
    private const string ContactId = "6650c1f2a7b3d4e5f6071829";

    private static readonly Dictionary<string, string> ByMember = new(StringComparer.Ordinal)
    {
        ["SettingChanged.Value"] = "\"Wir sind gleich zurück 🕘\"", ["SettingId"] = "Livechat_offline_message", ["VisitorStatusChanged.Status"] = "away",
        ["ConversationView.Status"] = "open", ["Status"] = "online", ["Email"] = "zoë.ødegård@example.com", ["Phone"] = "+4930123456",
        ["Name"] = "Zoë Ødegård 王小明", ["Username"] = "guest-3719637420", ["ContactId"] = ContactId, ["VisitorId"] = "5cee7e9e0131b6dae15ed956",
        ["RoomId"] = "AhiqwkFxPmYwcMJHZ", ["MergeId"] = "77aa0c1f2b3c4d5e6f708192", ["OtherId"] = "9f3b2a1c0d4e5f6a7b8c9d0e", ["Type"] = "widget",
        ["Text"] = "Grüße! „Quoted“, \"plain\" & <tagged>\nsecond line 👋🏽", ["Comment"] = "Löst sich — erledigt ✓", ["Reason"] = "spam, mehrmals",
        ["Kind"] = "user", ["By"] = "user:mara", ["Field"] = "email", ["Value"] = "zoë.ødegård@example.com", ["Part"] = ContactId,
        ["Scope"] = "email", ["TimeZone"] = "Europe/Berlin", ["Role"] = "livechat-agent", ["Side"] = "visitor", ["Closer"] = "user",
        ["Timeout"] = "queue-wait", ["Work"] = "transcript", ["Url"] = "https://shop.example.com/körbe?id=1&x=2", ["Title"] = "Körbe & mehr",
        ["PicksKey"] = "name", ["Picks"] = "other", ["BlockId"] = "1c2d3e4f5a6b7c8d9e0f1a2b", ["BlockedBy"] = "user:mara",
        ["Label"] = "Webshop – Süd", ["Id"] = "shop-7", ["Target"] = "203.0.113.0/24", ["VerifiedField"] = "email", ["VerifiedValue"] = "zoë@example.com",
        ["ContactManager"] = "ana", ["UserId"] = "ana", ["AgentId"] = "ana", ["DepartmentId"] = "sales", ["Tag"] = "rückruf", ["Skill"] = "français",
        ["MessageId"] = "m1", ["CustomFieldsKey"] = "kundennummer", ["CustomFields"] = "A-1001 ß", ["Destination"] = "shop.example.com",
    };

    /// <param name="index">Its place in a list.</param>
    public static string Of(string owner, string member, int index)
    {
        member = member[..1].ToUpperInvariant() + member[1..];
        var text = ByMember.GetValueOrDefault($"{owner}.{member}") ?? ByMember.GetValueOrDefault(member)
            ?? ByMember.GetValueOrDefault(member.TrimEnd('s')) ?? $"{member.ToLowerInvariant()}-ü{owner.Length}";
        return index == 0 ? text : $"{index + 1}{text}";
    }
}
