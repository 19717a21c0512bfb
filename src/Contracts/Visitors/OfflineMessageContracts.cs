namespace ContactCenter.Visitors;

/// <summary>Mails messages that visitors write while nobody is there (contract §2.4). Key: the address they go to.</summary>
[Alias("IOfflineMessage")]
public interface IOfflineMessageGrain : IGrainWithStringKey
{
    /// <summary>Sends the mail. Returns when somebody who will deliver it has accepted it.</summary>
    [Alias("Send")]
    Task Send(OfflineMessage message);
}

/// <param name="Email">A valid address, to which answers go.</param>
/// <param name="DepartmentName">The department that the message is for; null = the workspace.</param>
/// <param name="Host">The host of the page on which it was written; null = not told.</param>
[GenerateSerializer, Immutable, Alias("OfflineMessage")]
public sealed record OfflineMessage(string Name, string Email, string Text, string? DepartmentName, string? Host);
