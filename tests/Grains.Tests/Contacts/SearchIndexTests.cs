using System.Collections.Immutable;
using System.Text.Json;
using ContactCenter.Contacts;
using ContactCenter.Journal;
using ContactCenter.Listing;

namespace ContactCenter.Tests.Contacts;

/// <summary>The background run that rewrites what contacts are found by.</summary>
public sealed class SearchIndexTests : IAsyncLifetime
{
    private const int Contacts = 1_200;

    private static readonly SearchedFields Plan = new(1, ["plan"]);
    private static readonly TimeSpan EventTimeout = TimeSpan.FromSeconds(60);

    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private GrainHost _host = null!;

    public async Task InitializeAsync()
    {
        _host = await GrainHost.StartAsync();
        for (var i = 0; i < Contacts; i++) _host.Journal.Replace(Row($"c{i}"));
    }

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task Woken_often_it_rewrites_every_contact_once_one_batch_at_a_time()
    {
        var (batches, running, most) = (0, 0, 0);
        _host.Upkeep.BeforeBatch = async version =>
        {
            batches++;
            most = Math.Max(most, ++running);
            await WakeAsync(Plan);
            running--;
            await DoneWhenNothingIsLeftAsync(version);
        };
        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => WakeAsync(Plan)));
        await _done.Task.WaitAsync(EventTimeout);

        Assert.All(_host.Journal.All<ContactRow>(), row => Assert.Equal("gold", Assert.Single(row.SearchableValues)));
        Assert.Equal((1, true), (most, batches > 3));
    }

    [Fact]
    public async Task Cut_off_run_leaves_the_rest_to_the_next_one()
    {
        var failed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var batches = 0;
        _host.Upkeep.BeforeBatch = _ => ++batches == 2 ? Fail() : Task.CompletedTask;
        await WakeAsync(Plan);
        await failed.Task.WaitAsync(EventTimeout);
        var progress = await _host.Upkeep.ReindexProgressAsync(Plan.Version);
        Assert.InRange(progress.Outdated, 1, Contacts - 1);

        _host.Upkeep.BeforeBatch = DoneWhenNothingIsLeftAsync;
        await WakeAsync(Plan);
        await _done.Task.WaitAsync(EventTimeout);
        Assert.Equal(new ReindexProgress(0, Contacts), await _host.Upkeep.ReindexProgressAsync(Plan.Version));

        Task Fail()
        {
            failed.SetResult();
            throw new JournalUnavailableException("cut off");
        }
    }

    [Fact]
    public async Task Newer_version_takes_over_a_run_and_an_older_one_does_not()
    {
        var batches = 0;
        _host.Upkeep.BeforeBatch = async version =>
        {
            if (++batches == 2) await WakeAsync(new SearchedFields(2, ["tier"]));
            if (batches == 4) await WakeAsync(Plan);
            if (version == 2) await DoneWhenNothingIsLeftAsync(version);
        };
        await WakeAsync(Plan);
        await _done.Task.WaitAsync(EventTimeout);
        Assert.All(_host.Journal.All<ContactRow>(), row => Assert.Equal("1", Assert.Single(row.SearchableValues)));
    }

    private Task WakeAsync(SearchedFields fields) => _host.Grains.GetGrain<ISearchIndexGrain>(ISearchIndexGrain.Contacts).Wake(fields);

    private async Task DoneWhenNothingIsLeftAsync(long version)
    {
        if ((await _host.Upkeep.ReindexProgressAsync(version)).Outdated == 0) _done.TrySetResult();
    }

    private static ContactRow Row(string contactId)
    {
        var fields = ImmutableDictionary<string, string>.Empty.Add("plan", "gold").Add("tier", "1");
        var contact = new ContactView { ContactId = contactId, Name = contactId, CustomFields = fields };
        return new ContactRow(
            contactId, contactId, [], [], [], [], false, true, false, null, default, default, null, [],
            JsonSerializer.Serialize(contact, JournalJson.Options));
    }
}
