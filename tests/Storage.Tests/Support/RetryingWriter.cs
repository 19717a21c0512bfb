using ContactCenter.Journal;

namespace ContactCenter.Tests;

/// <summary>An actor as the grains are: one writer of one entity, which reads the truth again whenever an outcome was unknown.</summary>
internal static class RetryingWriter
{
    /// <summary>Writes the commands, then checks that each is there once and in order.</summary>
    /// <returns>The number of unknown outcomes.</returns>
    public static async Task<int> RunAsync(IJournal journal, int commandCount)
    {
        var entity = Sample.NewEntity();
        var unknown = 0;
        long afterSeq = 0;
        for (var command = 0; command < commandCount;)
        {
            try
            {
                var outcome = await journal.AppendAsync(Sample.Append(entity, afterSeq, $"command-{command}"));
                afterSeq = ++command;
                if (outcome is AppendOutcome.AlreadyCommitted already) Assert.Equal(afterSeq, already.First.Seq);
            }
            catch (JournalUnavailableException)
            {
                // Every other time it retries as an activation that did not look what became of it.
                afterSeq = unknown++ % 2 == 0 ? command : await ReadSeqAsync(journal, entity, commandCount);
            }
        }

        var entries = await journal.ReadEntityAsync(entity, 0, commandCount + 1);
        Assert.Equal(Enumerable.Range(0, commandCount).Select(command => $"command-{command}"), entries.Select(entry => entry.CommandId));
        return unknown;
    }

    private static async Task<long> ReadSeqAsync(IJournal journal, EntityId entity, int commandCount)
    {
        var entries = await journal.ReadEntityAsync(entity, 0, commandCount + 1);
        return entries.IsEmpty ? 0 : entries[^1].Seq;
    }
}
