using ContactCenter.Conversations;
using ContactCenter.Files;
using ContactCenter.Integrations.Transcripts.Pages;
using ContactCenter.Listing;
using Microsoft.Extensions.Logging;

namespace ContactCenter.Integrations.Transcripts;

/// <summary>Keeps a conversation's transcript as a PDF beside its files (contract §3.5 request-transcript).</summary>
public sealed partial class TranscriptPdf(
    RecentMessages messages, IAccountDirectory directory, IFileStore files, TranscriptFonts fonts, ILogger<TranscriptPdf> logger)
    : ITranscriptDocuments, IDisposable
{
    private const string ContentType = "application/pdf";

    /// <summary>About 150 pages; a longer transcript begins with its newest part of this size.</summary>
    private const int MaxCharacters = 400_000;
    private const long MaxBytes = 100 * 1024 * 1024;

    /// <summary>A document is laid out in memory: one at a time.</summary>
    private readonly SemaphoreSlim _layout = new(1);

    public async Task<FileReference> MakeAsync(ConversationView conversation, CancellationToken cancellationToken)
    {
        var read = await messages.ReadAsync(conversation, MaxCharacters, cancellationToken);
        var agentName = conversation.ServedBy is { } agent ? await NameOfAsync(agent.UserId, read, cancellationToken) : null;
        await using var content = await LayOutAsync(conversation, read, agentName, cancellationToken);
        var size = await files.SaveAsync(
            conversation.RoomId, PdfTranscript.FileIdOf(conversation.RoomId), content, MaxBytes, cancellationToken);
        return new FileReference($"transcript-{conversation.RoomId}.pdf", ContentType, size);
    }

    public void Dispose() => _layout.Dispose();

    private async Task<Stream> LayOutAsync(ConversationView conversation, MessagesRead read, string? agentName, CancellationToken cancellationToken)
    {
        await _layout.WaitAsync(cancellationToken);
        try
        {
            // Laying out many pages takes seconds of computing, which is nothing for a thread that other actors wait for.
            var (content, missing) = await Task.Run(() => TranscriptLayout.Write(conversation, read, agentName, fonts), cancellationToken);
            if (missing.Count > 0) LogMissing(conversation.RoomId, missing.Count, missing.First().Value);
            return content;
        }
        finally
        {
            _layout.Release();
        }
    }

    /// <summary>An account that is gone is called what it was called when it last wrote.</summary>
    private async Task<string?> NameOfAsync(string userId, MessagesRead read, CancellationToken cancellationToken) =>
        await directory.FindAccountAsync(userId, cancellationToken) is { } account
            ? account.Name
            : read.Messages.LastOrDefault(message => message.Sender.Kind == MessageSender.User && message.Sender.Id == userId)?.Sender.Name;

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "No font has {Count} characters of the transcript of conversation {RoomId}, the first is U+{CodePoint:X4}: they are printed as numbers")]
    private partial void LogMissing(string roomId, int count, int codePoint);
}
