
namespace ContactCenter.Sms;

/// <summary>Sends SMS.</summary>
public interface ISmsSender
{
    /// <summary>
    /// Sends an SMS, and returns when the provider has accepted it or refused it for good. Any exception means that it may not have been
    /// sent. An implementation gives up by itself after some seconds.
    /// </summary>
    Task<SmsReceipt> SendAsync(SmsMessage text, CancellationToken cancellationToken = default);
}

/// <summary>An SMS.</summary>
/// <param name="From">A number of ours.</param>
/// <param name="Text">At most <see cref="TextParts.CharactersMax"/> characters.</param>
public sealed record SmsMessage(string From, string To, string Text)
{
    /// <summary>The message that the SMS carries, on which the provider is asked to report; null = no report is needed.</summary>
    public SmsOrigin? Origin { get; init; }
}

/// <summary>The message of a conversation that an SMS carries.</summary>
/// <param name="Part">The SMS's place among those of the message, from 0.</param>
/// <param name="Parts">The number of SMS that carry the message.</param>
public sealed record SmsOrigin(string RoomId, long MessageSeq, int Part = 0, int Parts = 1);
