-- expect: limit.depth|limit.cpu|limit.time|limit.memory|runtime ; pcall, xpcall, sort and gsub inside one another
local function f()
  pcall(function()
    xpcall(function()
      table.sort({2, 1}, function(a, b)
        ("a"):gsub("a", function() f() end)
        return a < b
      end)
    end, f)
  end)
  return f()
end
return f()
