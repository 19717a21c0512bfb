namespace ContactCenter.Parties;

/// <summary>A contact as the party of a conversation that it has let in.</summary>
/// <param name="ContactId">The contact that is shown.</param>
/// <param name="OriginContactId">The contact with which the conversation stays when merges are undone.</param>
/// <param name="Name">The name of the conversation: the contact's.</param>
/// <param name="Verified">Whether the channel is verified.</param>
/// <param name="Unknown">Whether the contact is unknown: nobody has said yet who it is.</param>
/// <param name="MustVerify">Whether the workspace wants a proof before anybody serves the conversation (contract §1.14).</param>
[GenerateSerializer, Immutable, Alias("ContactAdmission")]
public sealed record ContactAdmission(
    string ContactId, string OriginContactId, string Name, bool Verified, bool Unknown, bool MustVerify)
{
    /// <summary>The user who looks after the contact; null = nobody.</summary>
    [Id(1)] public string? ContactManagerId { get; init; }
}
