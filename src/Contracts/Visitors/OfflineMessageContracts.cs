namespace ContactCenter.Visitors;

/// <summary>Sends what visitors write while nobody is there (contract §2.4). Key: the address it goes to.</summary>
[Alias("IOfflineMessage")]
public interface IOfflineMessageGrain : IGrainWithStringKey
{
    /// <summary>Answers when the mail is with somebody who will deliver it.</summary>
    [Alias("Send")]
    Task Send(OfflineMessage message);
}

/// <param name="Email">A valid address: where the answer goes.</param>
/// <param name="DepartmentName">Whom it is for; null = the workspace.</param>
/// <param name="Host">The page it was written on; null = not told.</param>
[GenerateSerializer, Immutable, Alias("OfflineMessage")]
public sealed record OfflineMessage(string Name, string Email, string Text, string? DepartmentName, string? Host);
