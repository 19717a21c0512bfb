using System.Text.Json;
using ContactCenter.Api.Http;
using ContactCenter.Api.Http.Schemas;
using Microsoft.AspNetCore.Http;

namespace ContactCenter.Tests.Http;

/// <summary>Validation in the contract's words (§9.3), and queries as inputs.</summary>
public sealed class SchemaTests
{
    private static readonly ObjectSchema Sample = Schema.Object(
        Schema.Required("name", Schema.Text(5)), Schema.Optional("count", Schema.Number(0)), Schema.Optional("on", Schema.Flag()),
        Schema.Optional("tags", Schema.List(Schema.Text(), 2)), Schema.Optional("id", Schema.Id()));

    [Theory]
    [InlineData("""{"name":"x"}""", null)]
    [InlineData("""{"name":"x","count":null,"tags":null}""", null)]
    [InlineData("[]", "must be object")]
    [InlineData("{}", "must have required property 'name'")]
    [InlineData("""{"name":null}""", "must be string")]
    [InlineData("""{"name":"123456"}""", "must NOT have more than 5 characters")]
    [InlineData("""{"name":"a\u0000"}""", "must NOT contain NUL characters")]
    [InlineData("""{"other":1}""", "must have required property 'name'")]
    [InlineData("""{"name":"x","other":1,"count":"y"}""", "must NOT have additional properties")]
    [InlineData("""{"name":"x","count":"1"}""", "must be number")]
    [InlineData("""{"name":"x","count":1.5}""", "must be integer")]
    [InlineData("""{"name":"x","count":99999999999}""", "must be integer")]
    [InlineData("""{"name":"x","count":-1}""", "must be >= 0")]
    [InlineData("""{"name":"x","on":"true"}""", "must be boolean")]
    [InlineData("""{"name":"x","tags":["a","b","c"]}""", "must NOT have more than 2 items")]
    [InlineData("""{"name":"x","tags":[1]}""", "must be string")]
    [InlineData("""{"name":"x","id":"  "}""", "must be a valid id")]
    [InlineData("""{"name":"x","id":"a\nb"}""", "must be a valid id")]
    public void Object_with_a_fault_names_the_first_one(string json, string? fault) => Assert.Equal(fault, FaultOf(Sample, json));

    [Fact]
    public void Alternatives_of_which_none_fits_name_every_fault_joined()
    {
        var schema = new OneOfSchema(Schema.Object(Schema.Required("a", Schema.Text())),
            Schema.Object(Schema.Required("b", Schema.Text())));
        Assert.Null(FaultOf(schema, """{"a":"x"}"""));
        Assert.Equal(
            "must have required property 'a'\n must have required property 'b'\n must match exactly one schema in oneOf",
            FaultOf(schema, "{}"));
    }

    [Fact]
    public void Alternatives_that_fit_twice_are_a_fault_too()
    {
        var schema = new OneOfSchema(Schema.Text(), Schema.Text());
        Assert.Equal("must match exactly one schema in oneOf", FaultOf(schema, "\"x\""));
    }

    [Theory]
    [InlineData("?name=x&count=5&on=true", """{"name":"x","count":5,"on":true}""")]
    [InlineData("?name=5&count=x&on=1", """{"name":"5","count":"x","on":"1"}""")]
    [InlineData("?count=1e3&name=true", """{"count":1000,"name":"true"}""")]
    [InlineData("?count=1.5&count2=1", """{"count":1.5,"count2":"1"}""")]
    [InlineData("?tags[]=a&tags[]=b", """{"tags":["a","b"]}""")]
    [InlineData("?tags[0]=a&tags[1]=b", """{"tags":["a","b"]}""")]
    [InlineData("?tags=a&tags=b", """{"tags":["a","b"]}""")]
    [InlineData("?tags=a", """{"tags":"a"}""")]
    [InlineData("?name[x]=a", """{"name":{}}""")]
    [InlineData("?name=%22%5C%E6%BC%A2", """{"name":"\"\\漢"}""")]
    [InlineData("?count=1e999&on=", """{"count":"1e999","on":""}""")]
    [InlineData("", "{}")]
    public void Query_becomes_the_input_its_schema_describes(string query, string json)
    {
        var http = new DefaultHttpContext();
        http.Request.QueryString = new QueryString(query);
        var input = QueryInput.Read(http.Request, Sample, static read => read.Clone());
        using var expected = JsonDocument.Parse(json);
        Assert.True(JsonElement.DeepEquals(expected.RootElement, input), input.GetRawText());
    }

    private static string? FaultOf(Schema schema, string json)
    {
        using var document = JsonDocument.Parse(json);
        return schema.FindFault(document.RootElement);
    }
}
