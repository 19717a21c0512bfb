namespace ContactCenter.Conversations;

/// <summary>Makes a closed conversation's transcript a document that can be downloaded.</summary>
public interface ITranscriptDocuments
{
    /// <summary>Keeps it under <see cref="PdfTranscript.FileIdOf"/>, beside the conversation's files. Made again after a crash, the first one stays.</summary>
    /// <exception cref="Errors.ContactCenterException">It could not be kept now (<see cref="Errors.ErrorKind.Unavailable"/>): it will be
    /// tried again.</exception>
    Task<FileReference> MakeAsync(ConversationView conversation, CancellationToken cancellationToken);
}
