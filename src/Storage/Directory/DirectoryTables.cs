using System.Collections.Immutable;
using ContactCenter.Directory;
using static ContactCenter.Storage.StorableText;

namespace ContactCenter.Storage;

/// <summary>The tables of the directory, column by column. Schema/*/0002_directory.sql creates them.</summary>
internal static class DirectoryTables
{
    private const int SlotSeconds = 600;

    public static Table<ContactRow> Contacts { get; } = new("contacts", ["contact_id"],
    [
        new TextColumn<ContactRow>("contact_id", row => row.ContactId),
        new TextColumn<ContactRow>("name", row => Mend(row.Name)),
        new TextColumn<ContactRow>("name_key", row => SearchText.LowerKey(row.Name)),
        new FlagColumn<ContactRow>("unknown", row => row.Unknown),
        new FlagColumn<ContactRow>("enabled", row => row.Enabled),
        new FlagColumn<ContactRow>("pre_registered", row => row.PreRegistered),
        new TextColumn<ContactRow>("manager_id", row => row.ManagerId),
        new TimeColumn<ContactRow>("created_at", row => row.CreatedAt),
        new TimeColumn<ContactRow>("updated_at", row => row.UpdatedAt),
        new TimeColumn<ContactRow>("last_chat_at", row => row.LastChatAt),
        new TextColumn<ContactRow>("search", SearchText.Of),
        new TextColumn<ContactRow>("document", row => row.Document),
    ]);

    public static Table<Child<ContactAddress>> ContactAddresses { get; } = new("contact_addresses", ["contact_id", "kind", "address"],
    [
        new TextColumn<Child<ContactAddress>>("contact_id", row => row.ParentKey),
        new TextColumn<Child<ContactAddress>>("kind", row => row.Value.Kind),
        new TextColumn<Child<ContactAddress>>("address", row => row.Value.Address),
    ]);

    public static Table<Child<ContactChannelRow>> ContactChannels { get; } = new("contact_channels", ["contact_id", "ordinal"],
    [
        new TextColumn<Child<ContactChannelRow>>("contact_id", row => row.ParentKey),
        new NumberColumn<Child<ContactChannelRow>>("ordinal", row => row.Ordinal),
        new TextColumn<Child<ContactChannelRow>>("visitor_id", row => row.Value.VisitorId),
        new TextColumn<Child<ContactChannelRow>>("source_type", row => Key(row.Value.SourceType)),
        new TextColumn<Child<ContactChannelRow>>("source_id", row => KeyOrNull(row.Value.SourceId)),
        new TextColumn<Child<ContactChannelRow>>("name", row => Mend(row.Value.Name)),
        new FlagColumn<Child<ContactChannelRow>>("verified", row => row.Value.Verified),
        new FlagColumn<Child<ContactChannelRow>>("blocked", row => row.Value.Blocked),
    ]);

    public static Table<VisitorRow> Visitors { get; } = new("visitors", ["visitor_key"],
    [
        new TextColumn<VisitorRow>("visitor_key", row => row.VisitorKey),
        new TextColumn<VisitorRow>("visitor_id", row => row.VisitorId),
        new TextColumn<VisitorRow>("username", row => Mend(row.Username)),
        new TextColumn<VisitorRow>("name", row => MendOrNull(row.Name)),
        new TextColumn<VisitorRow>("email", row => MendOrNull(row.Email)),
        new TextColumn<VisitorRow>("phone", row => MendOrNull(row.Phone)),
        new TimeColumn<VisitorRow>("created_at", row => row.CreatedAt),
        new TextColumn<VisitorRow>("document", row => row.Document),
    ]);

    public static Table<ConversationRow> Conversations { get; } = new("conversations", ["room_id"],
    [
        new TextColumn<ConversationRow>("room_id", row => row.RoomId),
        new TextColumn<ConversationRow>("contact_id", row => row.ContactId),
        new TextColumn<ConversationRow>("visitor_id", row => row.VisitorId),
        new TextColumn<ConversationRow>("visitor_key", row => row.VisitorKey),
        new TextColumn<ConversationRow>("name", row => Mend(row.Name)),
        new TextColumn<ConversationRow>("name_key", row => SearchText.LowerKey(row.Name)),
        new TextColumn<ConversationRow>("status", row => row.Status),
        new TextColumn<ConversationRow>("agent_id", row => row.AgentId),
        new TextColumn<ConversationRow>("department_id", row => row.DepartmentId),
        new TimeColumn<ConversationRow>("opened_at", row => row.OpenedAt),
        new TimeColumn<ConversationRow>("queued_at", row => row.QueuedAt),
        new TimeColumn<ConversationRow>("closed_at", row => row.ClosedAt),
        new TimeColumn<ConversationRow>("last_message_at", row => row.LastMessageAt),
        new NumberColumn<ConversationRow>("last_message_slot", row => SlotOf(row.LastMessageAt)),
        new TimeColumn<ConversationRow>("due_at", row => row.DueAt),
        new NumberColumn<ConversationRow>("due_slot", row => row.DueAt is { } dueAt ? SlotOf(dueAt) : null),
        new TextColumn<ConversationRow>("source_type", row => Key(row.SourceType)),
        new TextColumn<ConversationRow>("source_id", row => KeyOrNull(row.SourceId)),
        new ListColumn<ConversationRow>("tags", row => row.Tags),
        new TextColumn<ConversationRow>("document", row => row.Document),
    ]);

    public static Table<AccountRow> Accounts { get; } = new("accounts", ["user_id"],
    [
        new TextColumn<AccountRow>("user_id", row => row.UserId),
        new TextColumn<AccountRow>("username", row => Mend(row.Username)),
        new TextColumn<AccountRow>("username_key", row => SearchText.LowerKey(row.Username)),
        new TextColumn<AccountRow>("name", row => Mend(row.Name)),
        new TextColumn<AccountRow>("name_key", row => SearchText.LowerKey(row.Name)),
        new TextColumn<AccountRow>("email", row => MendOrNull(row.Email)),
        new TextColumn<AccountRow>("email_key", row => string.IsNullOrEmpty(row.Email) ? null : SearchText.LowerKey(row.Email)),
        new FlagColumn<AccountRow>("active", row => row.Active),
        new ListColumn<AccountRow>("roles", row => row.Roles),
        new TimeColumn<AccountRow>("created_at", row => row.CreatedAt),
        new TextColumn<AccountRow>("document", row => row.Document),
    ]);

    public static Table<Child<TokenRow>> AccountTokens { get; } = new("account_tokens", ["user_id", "token_hash"],
    [
        new TextColumn<Child<TokenRow>>("user_id", row => row.ParentKey),
        new TextColumn<Child<TokenRow>>("token_hash", row => row.Value.TokenHash),
        new TimeColumn<Child<TokenRow>>("created_at", row => row.Value.CreatedAt),
        new TimeColumn<Child<TokenRow>>("expires_at", row => row.Value.ExpiresAt),
    ]);

    public static Table<AgentRow> Agents { get; } = new("agents", ["user_id"],
    [
        new TextColumn<AgentRow>("user_id", row => row.UserId),
        new TextColumn<AgentRow>("username", row => Mend(row.Username)),
        new FlagColumn<AgentRow>("available", row => row.Available),
        new NumberColumn<AgentRow>("serving", row => row.Serving),
        new NumberColumn<AgentRow>("capacity", row => row.Capacity),
        new TimeColumn<AgentRow>("last_assigned_at", row => row.LastAssignedAt),
        new TextColumn<AgentRow>("document", row => row.Document),
    ]);

    public static Table<DepartmentRow> Departments { get; } = new("departments", ["department_id"],
    [
        new TextColumn<DepartmentRow>("department_id", row => row.DepartmentId),
        new TextColumn<DepartmentRow>("name", row => Mend(row.Name)),
        new TextColumn<DepartmentRow>("name_key", row => SearchText.LowerKey(row.Name)),
        new FlagColumn<DepartmentRow>("enabled", row => row.Enabled),
        new FlagColumn<DepartmentRow>("archived", row => row.Archived),
        new TextColumn<DepartmentRow>("document", row => row.Document),
    ]);

    public static Table<Child<string>> DepartmentAgents { get; } = new("department_agents", ["department_id", "agent_id"],
    [
        new TextColumn<Child<string>>("department_id", row => row.ParentKey),
        new TextColumn<Child<string>>("agent_id", row => row.Value),
    ]);

    /// <summary>The slot of a time: indexed in its place where every message would move it (see the schema).</summary>
    public static int SlotOf(DateTimeOffset time) => (int)Math.Clamp(time.ToUnixTimeSeconds() / SlotSeconds, int.MinValue, int.MaxValue);

    /// <summary>The characters of a row, roughly: its document is most of it.</summary>
    public static int CharactersOf(DirectoryRow row) => row switch
    {
        ContactRow contact => contact.Document.Length,
        VisitorRow visitor => visitor.Document.Length,
        ConversationRow conversation => conversation.Document.Length,
        AccountRow account => account.Document.Length,
        AgentRow agent => agent.Document.Length,
        DepartmentRow department => department.Document.Length,
        _ => 0,
    };

    private static string? MendOrNull(string? text) => text is null ? null : Mend(text);

    private static string? KeyOrNull(string? text) => text is null ? null : Key(text);
}

/// <summary>An e-mail address or a phone number by which a contact is looked up.</summary>
internal sealed record ContactAddress(string Kind, string Address)
{
    public const string Email = "email";
    public const string Phone = "phone";

    /// <summary>A contact's addresses without repetitions.</summary>
    public static IEnumerable<ContactAddress> Of(ContactRow row) =>
        row.Emails.Select(email => new ContactAddress(Email, Key(email)))
            .Concat(row.Phones.Select(phone => new ContactAddress(Phone, Key(phone))))
            .Distinct();
}
