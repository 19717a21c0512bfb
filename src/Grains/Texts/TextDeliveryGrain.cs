using ContactCenter.Conversations;
using ContactCenter.Journal;
using ContactCenter.Listing;
using Microsoft.Extensions.Logging;
using Orleans.Concurrency;

namespace ContactCenter.Texts;

/// <inheritdoc cref="ITextDeliveryGrain"/>
/// <remarks>
/// SMS go out one after the other, in the conversation's order: one that has to be tried again holds up those behind it. Providers know no
/// command ids. A process that ends between a provider's response and its commit therefore sends that SMS twice; none is lost.
/// </remarks>
internal sealed partial class TextDeliveryGrain(ITextMessenger messenger, IVisitorDirectory directory, ILogger<TextDeliveryGrain> logger)
    : Grain, ITextDeliveryGrain
{
    private const int MaxPerRun = 20;

    /// <summary>The refusal when the visitor's number is gone, because it was erased this moment.</summary>
    private const string NoNumber = "no-number";

    public async Task Deliver()
    {
        var roomId = this.GetPrimaryKeyString();
        var conversation = GrainFactory.GetGrain<IConversationGrain>(roomId);
        for (var count = 0; count < MaxPerRun; count++)
        {
            if (await conversation.FindOwedText() is not { } owed) return;
            var receipt = await TrySendAsync(roomId, owed);
            var context = CommandContext.OfSystem("text", $"{owed.MessageSeq}", $"{owed.Part}", $"{owed.Attempts}");
            await conversation.SettleText(new SettleText(context, owed.MessageSeq, owed.Part, owed.IsLastPart, receipt));
        }

        await GrainFactory.GetGrain<ITextDeliveryGrain>(roomId).Deliver();
    }

    /// <returns>Null = sending is tried again.</returns>
    private async Task<TextReceipt?> TrySendAsync(string roomId, OwedText owed)
    {
        try
        {
            var visitor = await directory.FindVisitorAsync(owed.VisitorKey);
            var number = visitor?.View.TextNumber;
            if (number is null) return TextReceipt.Refused(NoNumber);
            var origin = new TextOrigin(roomId, owed.MessageSeq, owed.Part, owed.Parts);
            return await messenger.SendAsync(new TextMessage(owed.From, number, owed.Text) { Origin = origin });
        }
        catch (Exception exception)
        {
            // Any failure is tried again, and ends: the text of an exception may tell the number.
            LogNotSent(logger, roomId, owed.MessageSeq, exception.GetType().Name);
            return null;
        }
    }

    [LoggerMessage(LogLevel.Warning, "Message {Seq} of conversation {RoomId} was not sent as a text: {Kind}")]
    private static partial void LogNotSent(ILogger logger, string roomId, long seq, string kind);
}
