namespace ContactCenter.Conversations;

/// <summary>The comments with which the system closes conversations.</summary>
public static class ClosingComments
{
    public const string ByVisitor = "Closed by visitor";

    /// <summary>The comment of a block (contract §1.10).</summary>
    public const string Blocked = "This channel has been blocked";
    public const string ContactDeleted = "This contact has been deleted";
    public const string NotVerified = "The contact could not be verified";
    public const string NobodyAvailable = "Closed: nobody was available in time";
    public const string Abandoned = "Closed: the visitor did not answer";
    public const string OnHold = "Closed: on hold for too long";
}
