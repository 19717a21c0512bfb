namespace ContactCenter.Journal;

/// <summary>The kinds of actor that write to the journal. A name, once written, is never changed or reused.</summary>
public static class EntityTypes
{
    public const string Account = "account";

    /// <summary>Users who stopped being administrators: one history, by which the last administrator is found out.</summary>
    public const string Administrators = "administrators";
    public const string Agent = "agent";

    /// <summary>Events that belong to no other history: failed sign-ins, exports.</summary>
    public const string Audit = "audit";

    /// <summary>Blocks of an address (e-mail, phone number, IP range), or of a channel whose contact was erased.</summary>
    public const string Block = "block";
    public const string Call = "call";
    public const string Contact = "contact";

    /// <summary>Views of a contact by users.</summary>
    public const string ContactAccess = "contact-access";
    public const string Conversation = "conversation";
    public const string Department = "department";

    /// <summary>Receipts of erasures.</summary>
    public const string Erasure = "erasure";

    /// <summary>What went by the retention policies, with receipts.</summary>
    public const string Retention = "retention";
    public const string Visitor = "visitor";

    /// <summary>Settings, permissions and custom fields: small, shared, copied to every node.</summary>
    public const string Workspace = "workspace";
}
