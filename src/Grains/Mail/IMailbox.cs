using System.Collections.Immutable;

namespace ContactCenter.Mail;

/// <summary>What was written instead of being sent, where no mail server or no sender of text messages is configured.</summary>
public interface IMailbox
{
    /// <summary>Deletes everything that was written to these e-mail addresses and phone numbers (erasure of their owner).</summary>
    /// <returns>How many messages there were.</returns>
    Task<int> EraseAsync(ImmutableArray<string> addresses, CancellationToken cancellationToken = default);
}
