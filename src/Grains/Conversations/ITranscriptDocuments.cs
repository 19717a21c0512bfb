namespace ContactCenter.Conversations;

/// <summary>Makes a closed conversation's transcript a document that can be downloaded.</summary>
public interface ITranscriptDocuments
{
    /// <summary>
    /// Makes the document and keeps it under <see cref="PdfTranscript.FileIdOf"/>, beside the conversation's files. Made again after a
    /// crash, the first one stays.
    /// </summary>
    /// <remarks>Any exception means that the document is not there: it will be tried again.</remarks>
    Task<FileReference> MakeAsync(ConversationView conversation, CancellationToken cancellationToken);
}
