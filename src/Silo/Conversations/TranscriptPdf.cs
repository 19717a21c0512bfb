using ContactCenter.Conversations;
using ContactCenter.Files;

namespace ContactCenter.Silo.Conversations;

/// <summary>Keeps a conversation's transcript as a PDF beside its files (contract §3.5 request-transcript).</summary>
internal sealed class TranscriptPdf(RecentMessages messages, IFileStore files, TranscriptFont font) : ITranscriptDocuments
{
    private const string ContentType = "application/pdf";

    /// <summary>About 150 pages; a longer transcript begins with its newest part of this size.</summary>
    private const int MaxCharacters = 400_000;
    private const long MaxBytes = 100 * 1024 * 1024;

    public async Task<FileReference> MakeAsync(ConversationView conversation, CancellationToken cancellationToken)
    {
        var read = await messages.ReadAsync(conversation, MaxCharacters, cancellationToken);
        // Laying out many pages takes seconds of computing, which is nothing for a thread that other actors wait for.
        await using var content = await Task.Run(() => TranscriptLayout.Write(conversation, read, font.Family), cancellationToken);
        var size = await files.SaveAsync(
            conversation.RoomId, PdfTranscript.FileIdOf(conversation.RoomId), content, MaxBytes, cancellationToken);
        return new FileReference($"transcript-{conversation.RoomId}.pdf", ContentType, size);
    }
}
