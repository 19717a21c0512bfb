using System.Collections.Immutable;
using ContactCenter.Addresses;
using ContactCenter.Blocks;
using ContactCenter.Listing;
using static ContactCenter.Storage.Sql.StorableText;

namespace ContactCenter.Storage.Listing;

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
        new LongColumn<ContactRow>("search_version", row => row.SearchVersion),
        new FlagColumn<ContactRow>("rooms_follow", row => row.RoomsFollow),
        new TextColumn<ContactRow>("erasure_id", row => row.ErasureId),
        new TextColumn<ContactRow>("document", row => row.Document),
    ]);

    public static Table<Child<ContactAddress>> ContactAddresses { get; } = new("contact_addresses", ["contact_id", "kind", "address"],
    [
        new TextColumn<Child<ContactAddress>>("contact_id", row => row.ParentKey),
        new TextColumn<Child<ContactAddress>>("kind", row => row.Value.Kind),
        new TextColumn<Child<ContactAddress>>("address", row => row.Value.Address),
    ]);

    public static Table<Child<string>> ContactAliases { get; } = new("contact_aliases", ["alias_id"],
    [
        new TextColumn<Child<string>>("alias_id", row => row.Value),
        new TextColumn<Child<string>>("contact_id", row => row.ParentKey),
    ]);

    public static Table<Child<string>> ContactNotDuplicates { get; } = new("contact_not_duplicates", ["contact_id", "other_id"],
    [
        new TextColumn<Child<string>>("contact_id", row => row.ParentKey),
        new TextColumn<Child<string>>("other_id", row => row.Value),
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
        new TextColumn<Child<ContactChannelRow>>("verified_field", row => KeyOrNull(row.Value.VerifiedField)),
        new TextColumn<Child<ContactChannelRow>>("verified_value", row => KeyOrNull(row.Value.VerifiedValue)),
    ]);

    public static Table<OwnedBlock> Blocks { get; } = new("blocks", ["block_id"],
    [
        new TextColumn<OwnedBlock>("block_id", row => row.Block.BlockId),
        new TextColumn<OwnedBlock>("owner_type", row => row.Owner.OwnerType),
        new TextColumn<OwnedBlock>("owner_id", row => row.Owner.OwnerId),
        new TextColumn<OwnedBlock>("scope", row => row.Block.Scope),
        new TextColumn<OwnedBlock>("target_hash", row => row.Block.TargetHash),
        new TextColumn<OwnedBlock>("target", row => MendOrNull(row.Block.Target)),
        new TextColumn<OwnedBlock>("email_key", row => row.Block.Scope == BlockScopes.Email ? ContactAddress.EmailKey(row.Block.Target) : null),
        new TextColumn<OwnedBlock>("phone_digits", row => row.Block.Scope == BlockScopes.Phone ? ContactAddress.PhoneKey(row.Block.Target) : null),
        new TextColumn<OwnedBlock>("search", row => row.Block.Target is { } target ? SearchText.Fold(target) : null),
        new TextColumn<OwnedBlock>("contact_id", row => row.Block.ContactId),
        new TextColumn<OwnedBlock>("visitor_id", row => KeyOrNull(row.Channel?.VisitorId)),
        new TextColumn<OwnedBlock>("source_type", row => KeyOrNull(row.Channel?.Source?.Type)),
        new TextColumn<OwnedBlock>("source_id", row => KeyOrNull(row.Channel?.Source?.Id)),
        new TextColumn<OwnedBlock>("blocked_by", row => row.Block.BlockedBy),
        new TimeColumn<OwnedBlock>("blocked_at", row => row.Block.BlockedAt),
        new TimeColumn<OwnedBlock>("expires_at", row => row.Block.ExpiresAt),
        new TextColumn<OwnedBlock>("document", row => row.Block.Document),
    ]);

    public static Table<ErasureRow> Erasures { get; } = new("erasures", ["receipt_id"],
    [
        new TextColumn<ErasureRow>("receipt_id", row => row.ReceiptId),
        new TimeColumn<ErasureRow>("begun_at", row => row.BegunAt),
        new TimeColumn<ErasureRow>("completed_at", row => row.CompletedAt),
    ]);

    public static Table<VisitorRow> Visitors { get; } = new("visitors", ["visitor_key"],
    [
        new TextColumn<VisitorRow>("visitor_key", row => row.VisitorKey),
        new TextColumn<VisitorRow>("visitor_id", row => row.VisitorId),
        new TextColumn<VisitorRow>("username", row => Mend(row.Username)),
        new TextColumn<VisitorRow>("name", row => MendOrNull(row.Name)),
        new TextColumn<VisitorRow>("email", row => MendOrNull(row.Email)),
        new TextColumn<VisitorRow>("email_key", row => ContactAddress.EmailKey(row.Email)),
        new TextColumn<VisitorRow>("phone", row => MendOrNull(row.Phone)),
        new TextColumn<VisitorRow>("phone_digits", row => ContactAddress.PhoneDigits(row.Phone, row.PhoneRegion)),
        new TextColumn<VisitorRow>(
            "search_key", row => SearchText.OfVisitor(row.Username, row.Name, row.Email, row.Phone, row.PhoneRegion)),
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
        new TextColumn<ConversationRow>("name_key", row => SearchText.FoldKey(row.Name)),
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
        new TextColumn<ConversationRow>("shown_contact_id", row => row.ShownContactId),
        new NumberColumn<ConversationRow>("priority_weight", row => row.PriorityWeight),
        new NumberColumn<ConversationRow>("sla_minutes", row => row.SlaMinutes),
        new TextColumn<ConversationRow>("preferred_agent_id", row => row.PreferredAgentId),
        new TextColumn<ConversationRow>("avoided_agent_id", row => row.AvoidedAgentId),
        new MapColumn<ConversationRow>(
            "custom_fields",
            row => row.CustomFields.IsEmpty
                ? row.CustomFields
                : row.CustomFields.ToImmutableDictionary(field => field.Key, field => SearchText.Fold(field.Value))),
        new FlagColumn<ConversationRow>("verified", row => row.Verified),
        new FlagColumn<ConversationRow>("unread", row => row.Unread),
        new TextColumn<ConversationRow>("document", row => row.Document),
    ]);

    public static Table<Child<string>> ConversationAgents { get; } = new("conversation_agents", ["room_id", "agent_id"],
    [
        new TextColumn<Child<string>>("room_id", row => row.ParentKey),
        new TextColumn<Child<string>>("agent_id", row => row.Value),
    ]);

    public static Table<CallRow> Calls { get; } = new("calls", ["call_id"],
    [
        new TextColumn<CallRow>("call_id", row => row.CallId),
        new TextColumn<CallRow>("contact_id", row => row.ContactId),
        new TextColumn<CallRow>("shown_contact_id", row => row.ShownContactId),
        new TextColumn<CallRow>("name", row => MendOrNull(row.Name)),
        new TextColumn<CallRow>("name_key", row => SearchText.FoldKey(row.Name ?? "")),
        new FlagColumn<CallRow>("unknown", row => row.Unknown),
        new TextColumn<CallRow>("number_key", row => KeyOrNull(row.NumberKey)),
        new TextColumn<CallRow>("state", row => row.State),
        new FlagColumn<CallRow>("is_open", row => row.IsOpen),
        new TextColumn<CallRow>("direction", row => row.Direction),
        new TextColumn<CallRow>("agent_id", row => row.AgentId),
        new TextColumn<CallRow>("department_id", row => row.DepartmentId),
        new TextColumn<CallRow>("queue_key", row => row.Queue is { } queue ? SearchText.FoldKey(queue) : null),
        new TimeColumn<CallRow>("started_at", row => row.StartedAt),
        new TimeColumn<CallRow>("answered_at", row => row.AnsweredAt),
        new TimeColumn<CallRow>("ended_at", row => row.EndedAt),
        new TextColumn<CallRow>("follow_up", row => row.FollowUp),
        new TextColumn<CallRow>("disposition_id", row => KeyOrNull(row.DispositionId)),
        new ListColumn<CallRow>("tags", row => row.Tags),
        new FlagColumn<CallRow>("to_match", row => row.IsToMatch),
        new TimeColumn<CallRow>("due_at", row => row.DueAt),
        new NumberColumn<CallRow>("due_slot", row => row.DueAt is { } dueAt ? SlotOf(dueAt) : null),
        new TextColumn<CallRow>("search", SearchText.OfCall),
        new TextColumn<CallRow>("document", row => row.Document),
    ]);

    public static Table<Child<string>> CallAgents { get; } = new("call_agents", ["call_id", "agent_id"],
    [
        new TextColumn<Child<string>>("call_id", row => row.ParentKey),
        new TextColumn<Child<string>>("agent_id", row => row.Value),
    ]);

    public static Table<AccountRow> Accounts { get; } = new("accounts", ["user_id"],
    [
        new TextColumn<AccountRow>("user_id", row => row.UserId),
        new TextColumn<AccountRow>("username", row => Mend(row.Username)),
        new TextColumn<AccountRow>("username_key", row => SearchText.LowerKey(row.Username)),
        new TextColumn<AccountRow>("name", row => Mend(row.Name)),
        new TextColumn<AccountRow>("name_key", row => SearchText.FoldKey(row.Name)),
        new TextColumn<AccountRow>("email", row => MendOrNull(row.Email)),
        new TextColumn<AccountRow>("email_key", row => ContactAddress.EmailKey(row.Email)),
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
        new TextColumn<Child<TokenRow>>("client", row => MendOrNull(row.Value.Client)),
        new TimeColumn<Child<TokenRow>>("used_at", row => row.Value.UsedAt),
    ]);

    public static Table<Child<string>> AccountIdentities { get; } = new("account_identities", ["identity_key"],
    [
        new TextColumn<Child<string>>("identity_key", row => row.Value),
        new TextColumn<Child<string>>("user_id", row => row.ParentKey),
    ]);

    public static Table<AgentRow> Agents { get; } = new("agents", ["user_id"],
    [
        new TextColumn<AgentRow>("user_id", row => row.UserId),
        new TextColumn<AgentRow>("username", row => Mend(row.Username)),
        new FlagColumn<AgentRow>("available", row => row.Available),
        new NumberColumn<AgentRow>("serving", row => row.Serving),
        new NumberColumn<AgentRow>("call_slots", row => row.CallSlots),
        new NumberColumn<AgentRow>("capacity", row => row.Capacity),
        new TimeColumn<AgentRow>("last_assigned_at", row => row.LastAssignedAt),
        new ListColumn<AgentRow>("skills", row => row.Skills),
        new TimeColumn<AgentRow>("left_at", row => row.LeftAt),
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
        BlocksRow blocks => blocks.Blocks.Sum(block => block.Document.Length),
        VisitorRow visitor => visitor.Document.Length,
        ConversationRow conversation => conversation.Document.Length,
        CallRow call => call.Document.Length,
        AccountRow account => account.Document.Length,
        AgentRow agent => agent.Document.Length,
        DepartmentRow department => department.Document.Length,
        _ => 0,
    };

    private static string? MendOrNull(string? text) => text is null ? null : Mend(text);

    private static string? KeyOrNull(string? text) => text is null ? null : Key(text);
}
