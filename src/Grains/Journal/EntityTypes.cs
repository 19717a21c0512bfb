namespace ContactCenter.Journal;

/// <summary>The kinds of actor that write to the journal. A name, once written, is never changed or reused.</summary>
public static class EntityTypes
{
    public const string Account = "account";
    public const string Agent = "agent";
    public const string Contact = "contact";
    public const string Conversation = "conversation";
    public const string Department = "department";
    public const string Visitor = "visitor";

    /// <summary>Settings, permissions and custom fields: small, shared, copied to every node.</summary>
    public const string Workspace = "workspace";
}
