using System.Text;
using ContactCenter.Api.Feed;
using ContactCenter.Api.Http;
using ContactCenter.Api.Hubs;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.Extensions.Options;

namespace ContactCenter.Tests.Hubs;

/// <summary>An entry for many is made a message once, and is the message that each would have got.</summary>
public sealed class SharedEntriesTests
{
    private static readonly byte[] First = Encoding.UTF8.GetBytes("""{"position":7,"kind":"message"}""");
    private static readonly byte[] Second = Encoding.UTF8.GetBytes("""{"position":8,"kind":"message"}""");

    private readonly SharedEntries _shared = new();

    [Fact]
    public void Entry_is_shared_from_its_second_receiver_on()
    {
        Assert.Null(_shared.Find(Batch(7, First)));
        var message = _shared.Find(Batch(7, First));
        Assert.NotNull(message);
        Assert.Null(_shared.Find(Batch(8, Second)));
        Assert.Same(message, _shared.Find(Batch(7, First)));
    }

    [Fact]
    public void Several_entries_and_another_form_of_an_entry_are_not_taken_for_it()
    {
        _shared.Find(Batch(7, First));
        var both = Batch(7, First);
        both.TryAdd(8, Second);
        Assert.Null(_shared.Find(both));
        Assert.Null(_shared.Find(Batch(7, [.. First])));
    }

    [Fact]
    public void Shared_message_has_the_bytes_of_one_that_is_not_shared()
    {
        var protocol = new JsonHubProtocol(Options.Create(new JsonHubProtocolOptions { PayloadSerializerOptions = ApiJson.Options }));
        _shared.Find(Batch(7, First));
        var expected = protocol.GetMessageBytes(new InvocationMessage("entries", [Batch(7, First)]));
        Assert.Equal(expected, _shared.Find(Batch(7, First))!.GetSerializedMessage(protocol));
    }

    private static EntryBatch Batch(long position, byte[] item)
    {
        var batch = new EntryBatch(10, 1_000);
        batch.TryAdd(position, item);
        return batch;
    }
}
