using System.Collections.Immutable;
using ContactCenter.Entities;

namespace ContactCenter.Conversations;

/// <summary>The provider's reports on the SMS that carry one message.</summary>
/// <param name="ArrivedParts">One bit for each part that arrived.</param>
public sealed record SmsProgress(long MessageSeq, ulong ArrivedParts, bool HasFailed);

/// <summary>
/// Decides on the provider's later reports on whether an SMS arrived, which agents see. A message has arrived when all its SMS have. It has
/// failed when one of them has, in whatever order and however often the reports come.
/// </summary>
internal static class SmsProgressRules
{
    /// <summary>The most messages whose reports are remembered. For an older message a report counts by itself.</summary>
    public const int MessagesMax = 100;

    /// <summary>The most parts. A message of the greatest length has far fewer.</summary>
    public const int PartsMax = 64;

    public static Decision<ConversationEntry> Report(ConversationState state, ReportSms command)
    {
        if (state.View is not { } view || !SmsRules.IsBySms(view.Source) || command.MessageSeq > view.Seq) return Decision<ConversationEntry>.Nothing;
        if (command.Part < 0 || command.Parts is < 1 or > PartsMax || command.Part >= command.Parts) return Decision<ConversationEntry>.Nothing;
        var progress = Find(state, command.MessageSeq);
        if (progress.HasFailed) return Decision<ConversationEntry>.Nothing;
        if (command.Failure is { } reason) return new SmsFailed(command.MessageSeq, reason);
        var bit = 1UL << command.Part;
        var arrived = progress.ArrivedParts | bit;
        var entries = ImmutableArray<ConversationEntry>.Empty;
        if (command.Parts > 1 && arrived != progress.ArrivedParts) entries = entries.Add(new SmsArrived(command.MessageSeq, command.Part));
        var all = command.Parts == PartsMax ? ulong.MaxValue : (1UL << command.Parts) - 1;
        if (arrived == all && view.VisitorCursor.DeliveredSeq < command.MessageSeq)
            entries = entries.Add(new CursorMoved(MessageSender.Visitor, view.Visitor.VisitorId, command.MessageSeq, view.VisitorCursor.ReadSeq));
        return entries;
    }

    public static ConversationState Apply(ConversationState state, ConversationEntry entry) => entry switch
    {
        SmsArrived arrived => Note(state, With(Find(state, arrived.MessageSeq), arrived.Part)),
        SmsFailed failed => Note(state, Find(state, failed.MessageSeq) with { HasFailed = true }),
        _ => state,
    };

    private static SmsProgress With(SmsProgress progress, int part) => progress with { ArrivedParts = progress.ArrivedParts | (1UL << part) };

    private static SmsProgress Find(ConversationState state, long messageSeq) =>
        Known(state).FirstOrDefault(text => text.MessageSeq == messageSeq) ?? new SmsProgress(messageSeq, 0, false);

    private static ConversationState Note(ConversationState state, SmsProgress progress)
    {
        var others = Known(state).RemoveAll(text => text.MessageSeq == progress.MessageSeq);
        return state with { Texts = [.. others.Length < MessagesMax ? others : others.RemoveAt(0), progress] };
    }

    /// <summary>The reports that are remembered; a state that was stored before there were reports has none.</summary>
    private static ImmutableArray<SmsProgress> Known(ConversationState state) => state.Texts.IsDefault ? [] : state.Texts;
}
