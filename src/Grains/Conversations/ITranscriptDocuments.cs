namespace ContactCenter.Conversations;

/// <summary>Makes a closed conversation's transcript a document that can be downloaded.</summary>
public interface ITranscriptDocuments
{
    /// <summary>Keeps it under <see cref="PdfTranscript.FileIdOf"/>, beside the conversation's files. Made again after a crash, the first one stays.</summary>
    /// <remarks>Whatever it throws means that it is not there: it will be tried again.</remarks>
    Task<FileReference> MakeAsync(ConversationView conversation, CancellationToken cancellationToken);
}
