using ContactCenter.Api.Http;
using ContactCenter.Api.Identity;
using ContactCenter.Api.Operations;
using Microsoft.AspNetCore.Http;

namespace ContactCenter.Tests.Http;

/// <summary>A call computes once what it is asked for again, and nothing that it is not asked for.</summary>
public sealed class ApiCallTests
{
    private readonly CountedSeeds _seeds = new();

    [Fact]
    public void Call_without_a_key_makes_one_seed_when_an_id_is_asked_for_and_keeps_it()
    {
        var call = Call(key: null);
        Assert.Equal(0, _seeds.Made);
        Assert.Equal(call.IdsOf("visitor").ShortId("message"), call.IdsOf("visitor").ShortId("message"));
        Assert.Equal(1, _seeds.Made);
    }

    [Fact]
    public void Call_with_a_key_makes_no_seed()
    {
        Assert.Equal(Call("mine").IdsOf("visitor").ShortId("message"), Call("mine").IdsOf("visitor").ShortId("message"));
        Assert.Equal(0, _seeds.Made);
    }

    [Fact]
    public void Call_that_is_asked_for_another_visitor_gives_that_one()
    {
        var call = Call("mine");
        Assert.Equal(
            [VisitorCaller.Of("one"), VisitorCaller.Of("one"), VisitorCaller.Of("two")], [call.VisitorOf("one"), call.VisitorOf("one"), call.VisitorOf("two")]);
    }

    private ApiCall Call(string? key) => new(new DefaultHttpContext(), new ApiOperation("POST", "a"), null, null, key, _seeds);

    private sealed class CountedSeeds : IIdSource
    {
        public int Made { get; private set; }

        public string NewSeed() => $"seed {++Made}";

        public string NewSecret() => "secret";
    }
}
