using ContactCenter.Conversations;
using ContactCenter.Journal;
using ContactCenter.Listing;
using Microsoft.Extensions.Logging;
using Orleans.Concurrency;

namespace ContactCenter.Sms;

/// <inheritdoc cref="ITextDeliveryGrain"/>
/// <remarks>
/// SMS go out one after the other, in the conversation's order: one that has to be tried again holds up those behind it. Providers know no
/// command ids. A process that ends between a provider's response and its commit therefore sends that SMS twice; none is lost.
/// </remarks>
[GrainType("textdelivery")]
internal sealed partial class SmsDeliveryGrain(ISmsSender messenger, IVisitorDirectory directory, ILogger<SmsDeliveryGrain> logger)
    : Grain, ISmsDeliveryGrain
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
            if (await conversation.FindDueSms() is not { } owed) return;
            var receipt = await TrySendAsync(roomId, owed);
            var context = CommandContext.OfSystem("text", $"{owed.MessageSeq}", $"{owed.Part}", $"{owed.Attempts}");
            await conversation.SettleSms(new SettleSms(context, owed.MessageSeq, owed.Part, owed.IsLastPart, receipt));
        }

        await GrainFactory.GetGrain<ISmsDeliveryGrain>(roomId).Deliver();
    }

    /// <returns>Null = sending is tried again.</returns>
    private async Task<SmsReceipt?> TrySendAsync(string roomId, DueSms owed)
    {
        try
        {
            var visitor = await directory.FindVisitorAsync(owed.VisitorKey);
            var number = visitor?.View.TextNumber;
            if (number is null) return SmsReceipt.Refused(NoNumber);
            var origin = new SmsOrigin(roomId, owed.MessageSeq, owed.Part, owed.Parts);
            return await messenger.SendAsync(new SmsMessage(owed.From, number, owed.Text) { Origin = origin });
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
