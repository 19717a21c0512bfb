using System.Text.Json;
using ContactCenter.Contacts;
using ContactCenter.Journal;

namespace ContactCenter.Tests.Contacts;

/// <summary>Whoever is erased leaves the histories of others, and the others stay what they are.</summary>
public sealed class ContactRedactionTests
{
    private const int Days = 1_500;
    private const int CommandsPerDay = 60;
    private static readonly string[] Ids = ["c1", "c2", "c3", "c4", "c5"];

    [Fact]
    public void Redacted_histories_name_nobody_erased_and_lead_to_the_same_contacts()
    {
        var seed = Seed.New();
        var redactions = 0;
        for (var day = 0; day < Days; day++) redactions += Live(seed + day);
        Assert.True(redactions > Days, $"Seed {seed}: only {redactions} redactions.");
    }

    [Fact]
    public void Entry_that_names_nobody_who_is_erased_stays_as_it_is()
    {
        var entry = Entry("c1", 1, new DuplicateDismissed("c2"));
        Assert.Null(ContactRedaction.Redact(entry, ["c3"]));
        Assert.Equal("""{"otherId":"erased"}""", ContactRedaction.Redact(entry, ["c2"])!.Data);
    }

    private static int Live(int seed)
    {
        var random = new Random(seed);
        var world = new ContactWorld();
        var traffic = new RandomTraffic(random);
        world.Workspace.Current = world.Workspace.Current with
        {
            CustomFields = world.Workspace.Current.CustomFields.SetItem(RandomTraffic.PlanField, RandomTraffic.Plan),
        };
        var ids = Ids.ToList();
        foreach (var id in Ids)
        {
            var arrival = traffic.Arrival(id, random.Next(2) == 0);
            world.Execute(id, state => arrival.Decide(state, world));
        }

        for (var i = 0; i < CommandsPerDay; i++)
        {
            world.Now = world.Now.AddMinutes(1);
            var (one, other) = (ids[random.Next(ids.Count)], ids[random.Next(ids.Count)]);
            switch (random.Next(7))
            {
                case 0: world.Merge(Home(world, one, ids), Home(world, other, ids), $"merge-{i}", traffic.Picks()); break;
                case 1: world.Unmerge(Home(world, one, ids), one); break;
                case 2: world.Execute(Home(world, one, ids), state => ContactRules.DismissDuplicate(state, other)); break;
                case 3:
                    // Somebody new claims a registered contact, which is a merge of its own.
                    var claim = traffic.Arrival($"claimer{i:00}", isRegistered: false);
                    world.Execute(Home(world, one, ids), state => claim.Decide(state, world));
                    if (world.Of(Home(world, one, ids)).Node!.Contains(claim.ContactId)) ids.Add(claim.ContactId);
                    break;
                default:
                    Pass(world, Home(world, one, ids), traffic.Next(one));
                    break;
            }
        }

        var erased = world.Of(Home(world, ids[random.Next(ids.Count)], ids)).Node!.Ids().ToList();
        return ids.Except(erased).Sum(id => Check(world, id, erased, seed));
    }

    /// <summary>A visitor's own contact is as old as its first conversation: no other conversation makes one.</summary>
    private static void Pass(ContactWorld world, string home, Traffic command)
    {
        var hasChannel = world.Of(home).Node?.OwnerOf(RandomTraffic.VisitorOf(command.ContactId), RandomTraffic.Widget) is not null;
        if (command.Name != RandomTraffic.ChatName || hasChannel) world.Execute(home, state => command.Decide(state, world));
    }

    /// <summary>The contact that this id finds, as the directory would.</summary>
    private static string Home(ContactWorld world, string contactId, List<string> ids) =>
        ids.First(id => world.Of(id).Node?.Contains(contactId) == true);

    private static int Check(ContactWorld world, string contactId, List<string> erased, int seed)
    {
        var (state, redactions) = (ContactState.None, 0);
        foreach (var recorded in world.HistoryOf(contactId))
        {
            var entry = Entry(contactId, recorded.Seq, recorded.Entry);
            var data = entry.Data;
            if (ContactRedaction.Redact(entry, erased) is { } redaction)
            {
                redactions++;
                data = redaction.Data;
            }

            foreach (var id in erased.SelectMany(id => new[] { $"\"{id}\"", RandomTraffic.VisitorOf(id), RandomTraffic.GuestOf(id) }))
                Assert.False(data?.Contains(id, StringComparison.Ordinal) == true, $"Seed {seed}: {id} is in {data}.");
            if (data is not null)
                state = ContactState.Apply(contactId, state, recorded with { Entry = EntryCodec<ContactEntry>.Read(entry.Kind, data)! });
        }

        Assert.Equal(Text(world.Of(contactId), erased), Text(state, erased));
        return redactions;
    }

    private static JournalEntry Entry(string contactId, long seq, ContactEntry entry) => new(
        seq, new EntityId(EntityTypes.Contact, contactId), seq, default, "user:someone", EntryCodec<ContactEntry>.KindOf(entry),
        EntryCodec<ContactEntry>.Write(entry), null, EntryTags.None);

    /// <summary>The contact's state as text, without its memory of erased contacts.</summary>
    private static string Text(ContactState state, List<string> erased) => JsonSerializer.Serialize(
        state with
        {
            FormerHomes = state.FormerHomes.RemoveAll(home => erased.Contains(home) || home == ContactRedaction.Nobody),
            NotDuplicates = state.NotDuplicates.RemoveAll(id => erased.Contains(id) || id == ContactRedaction.Nobody),
        },
        JournalJson.Options);
}
