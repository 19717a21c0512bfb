namespace ContactCenter.Conversations;

/// <summary>Sends a conversation's transcript by e-mail.</summary>
public interface ITranscriptSender
{
    /// <summary>
    /// Sends the transcript. Sent again after a crash, it may arrive twice. Any exception means that it may not have been sent: it will be
    /// tried again.
    /// </summary>
    /// <exception cref="TranscriptRefusedException">The recipient's mail server refuses it for good.</exception>
    Task SendAsync(ConversationView conversation, TranscriptRequest request, CancellationToken cancellationToken);
}

/// <summary>The mail server refused a transcript for good.</summary>
/// <param name="reason">The mail server's code.</param>
public sealed class TranscriptRefusedException(string reason) : Exception("The mail server does not take the transcript.")
{
    public string Reason { get; } = reason;
}
