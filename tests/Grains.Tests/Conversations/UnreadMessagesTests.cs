using System.Collections.Immutable;
using ContactCenter.Conversations;

namespace ContactCenter.Tests.Conversations;

public class UnreadMessagesTests
{
    [Fact]
    public void Count_is_that_of_the_messages_after_the_last_one_read_whatever_came_and_was_read()
    {
        foreach (var seed in Seed.Range(500))
        {
            var (random, unread, expected, seq) = (new Random(seed), ImmutableArray<SeqRun>.Empty, new List<long>(), 0L);
            for (var step = 0; step < 100; step++)
            {
                if (random.Next(4) > 0)
                {
                    seq += random.Next(2) == 0 ? 1 : random.Next(2, 9);
                    unread = UnreadMessages.Add(unread, seq);
                    expected.Add(seq);
                }
                else
                {
                    var read = Math.Max(0, seq - random.Next(40));
                    unread = UnreadMessages.After(unread, read);
                    expected.RemoveAll(one => one <= read);
                }

                Assert.True(expected.Count == UnreadMessages.Count(unread), $"seed {seed}, step {step}: {UnreadMessages.Count(unread)} of {expected.Count}");
            }
        }
    }

    [Fact]
    public void Messages_that_nobody_reads_stay_one_run_and_are_counted_up_to_the_limit()
    {
        var unread = ImmutableArray<SeqRun>.Empty;
        for (var seq = 1; seq <= 5_000; seq++) unread = UnreadMessages.Add(unread, seq);
        Assert.Equal(new SeqRun(1, 5_000), Assert.Single(unread));
        Assert.Equal(ReadCursor.UnreadMax, UnreadMessages.Count(unread));
    }

    [Fact]
    public void Runs_are_limited_and_the_oldest_goes()
    {
        var unread = ImmutableArray<SeqRun>.Empty;
        for (var seq = 1; seq <= 2 * ReadCursor.UnreadMax + 2; seq += 2) unread = UnreadMessages.Add(unread, seq);
        Assert.Equal(ReadCursor.UnreadMax, unread.Length);
        Assert.Equal(3, unread[0].First);
    }
}
