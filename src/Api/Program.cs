using ContactCenter.Api.Hosting;

var builder = WebApplication.CreateBuilder(args);
builder.AddContactCenterApi();

var app = builder.Build();
app.MapContactCenterApi();
await app.RunAsync();
