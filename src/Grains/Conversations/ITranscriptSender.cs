namespace ContactCenter.Conversations;

/// <summary>Sends a conversation's transcript by e-mail.</summary>
public interface ITranscriptSender
{
    /// <summary>Sent again after a crash it may arrive twice; it never gets lost.</summary>
    /// <exception cref="Errors.ContactCenterException">It could not be sent now (<see cref="Errors.ErrorKind.Unavailable"/>): it will be
    /// tried again.</exception>
    Task SendAsync(ConversationView conversation, TranscriptRequest request, CancellationToken cancellationToken);
}
