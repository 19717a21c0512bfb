using ContactCenter.Parties;

namespace ContactCenter.Conversations;

/// <summary>Stands for the visitor and the contact of an anonymised conversation.</summary>
public static class AnonymousParty
{
    /// <summary>In the place of the visitor's and the contact's id. No visitor and no contact has it: ours are random.</summary>
    public const string Id = "anonymous";

    public const string Name = "Anonymous";

    public static ConversationVisitor Visitor { get; } = new(Id, Id, Name);
}
