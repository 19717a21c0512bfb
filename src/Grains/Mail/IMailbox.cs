using System.Collections.Immutable;

namespace ContactCenter.Mail;

/// <summary>A folder of messages that were written instead of being sent, where no mail server or no SMS provider is configured.</summary>
public interface IMailbox
{
    /// <summary>Deletes every message that was written to these e-mail addresses and phone numbers (erasure of their owner).</summary>
    /// <returns>The number of messages deleted.</returns>
    Task<int> EraseAsync(ImmutableArray<string> addresses, CancellationToken cancellationToken = default);
}
